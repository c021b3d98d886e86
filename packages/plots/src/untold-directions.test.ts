import { type AnalysisDocument, createDocument, measures, runAnalysis } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import type { PlotInput } from "./plot-types.ts";
import { plots } from "./registry.ts";
import { hasUntoldDirections } from "./untold-directions.ts";

const COUNTS = { ai: [4, 6, 3], bi: [119, 300, 228], ci: [11, 29, 11], di: [128, 274, 209] };

function inputOf(
  measure: string,
  inputs: Readonly<Record<string, readonly number[]>>,
  favours = "",
): PlotInput {
  const document: AnalysisDocument = createDocument({
    table: {
      rowIds: ["a", "b", "c"],
      columns: [
        { name: "study", kind: "text", values: ["Aronson", "Ferguson", "Rosenthal"] },
        ...Object.entries(inputs).map(
          ([name, values]) => ({ name, kind: "number", values, unparsed: {} }) as const,
        ),
      ],
    },
    roles: {
      label: "study",
      inputs: Object.fromEntries(Object.keys(inputs).map((key) => [key, key])),
      weights: null,
    },
    effects: { measure, directions: { negative: favours, positive: "" } },
  });
  return {
    document,
    report: runAnalysis(document),
    width: 700,
    measure: measures.get(measure),
    testLabel: "normal",
  };
}

describe("a figure that does not say whom it favours", () => {
  it.each(["forest", "funnel", "drapery", "rainforest"])("is noticed: %s", (id) => {
    expect(hasUntoldDirections(plots.get(id), inputOf("RR", COUNTS))).toBe(true);
    expect(hasUntoldDirections(plots.get(id), inputOf("RR", COUNTS, "favours vaccine"))).toBe(false);
  });

  it.each(["labbe", "profile", "prisma"])(
    "is not asked of a figure without effects to both sides: %s",
    (id) => {
      expect(hasUntoldDirections(plots.get(id), inputOf("RR", COUNTS))).toBe(false);
    },
  );

  it("is not asked of a measure without a value of no effect", () => {
    const shares = inputOf("PLO", { xi: COUNTS.ai, ni: [123, 306, 231] });
    expect(hasUntoldDirections(plots.get("forest"), shares)).toBe(false);
  });

  it("is not asked of a forest plot that is to leave the directions out", () => {
    const { document, ...rest } = inputOf("RR", COUNTS);
    const without = { ...document, plots: { forest: { favours: "none" } } };
    expect(hasUntoldDirections(plots.get("forest"), { document: without, ...rest })).toBe(false);
  });
});
