import { describe, expect, it } from "vitest";
import type { PlotInput } from "./plot-types.ts";
import { plots } from "./registry.ts";
import { documentOf, inputOf } from "./testing/laid-out.ts";
import { hasUntoldDirections } from "./untold-directions.ts";

const COUNTS = { ai: [4, 6, 3], bi: [119, 300, 228], ci: [11, 29, 11], di: [128, 274, 209] };

function drawnFrom(
  measure: string,
  numbers: Readonly<Record<string, readonly number[]>>,
  favours = "",
): PlotInput {
  return inputOf(
    documentOf(measure, numbers, { effects: { measure, directions: { negative: favours, positive: "" } } }),
  );
}

describe("a figure that does not say whom it favours", () => {
  it.each(["forest", "funnel", "drapery", "rainforest"])("is noticed: %s", (id) => {
    expect(hasUntoldDirections(plots.get(id), drawnFrom("RR", COUNTS))).toBe(true);
    expect(hasUntoldDirections(plots.get(id), drawnFrom("RR", COUNTS, "favours vaccine"))).toBe(false);
  });

  it.each(["labbe", "profile", "prisma"])(
    "is not asked of a figure without effects to both sides: %s",
    (id) => {
      expect(hasUntoldDirections(plots.get(id), drawnFrom("RR", COUNTS))).toBe(false);
    },
  );

  it("is not asked of a measure without a value of no effect", () => {
    const shares = drawnFrom("PLO", { xi: COUNTS.ai, ni: [123, 306, 231] });
    expect(hasUntoldDirections(plots.get("forest"), shares)).toBe(false);
  });

  it("is not asked of a forest plot that is to leave the directions out", () => {
    const { document, ...rest } = drawnFrom("RR", COUNTS);
    const without = { ...document, plots: { forest: { favours: "none" } } };
    expect(hasUntoldDirections(plots.get("forest"), { document: without, ...rest })).toBe(false);
  });
});
