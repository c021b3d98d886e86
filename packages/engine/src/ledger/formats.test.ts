import { describe, expect, it } from "vitest";
import { conversions } from "../conversions/registry.ts";
import { measures } from "../measures/registry.ts";
import { inputFormats } from "./formats.ts";
import { planRoute } from "./plan.ts";
import { targetsOf } from "./targets.ts";

const has = (formats: ReturnType<typeof inputFormats>, ...keys: string[]): boolean =>
  formats.some((format) => format.id === keys.sort().join(" "));

describe("the formats in which papers report", () => {
  const all = inputFormats(null);

  it("hold what measures take and what conversions start from", () => {
    expect(has(all, "m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")).toBe(true);
    expect(has(all, "t", "n1i", "n2i")).toBe(true);
    expect(has(all, "ori", "or_lb", "or_ub")).toBe(true);
    expect(has(all, "r", "ni")).toBe(true);
  });

  it("and both with numbers replaced by those they are computed from", () => {
    expect(has(all, "F", "n1i", "n2i")).toBe(true);
    expect(has(all, "m1i", "se1", "n1i", "m2i", "se2", "n2i")).toBe(true);
    expect(has(all, "q1_1", "med1", "q3_1", "n1i", "q1_2", "med2", "q3_2", "n2i")).toBe(true);
  });

  it("are enough for what they are offered for", () => {
    const measure = measures.get("SMD");
    for (const { keys } of inputFormats(measure)) {
      expect(
        planRoute(new Set(keys), targetsOf(measure), conversions.records),
        keys.join(", "),
      ).not.toBeNull();
    }
  });

  it("ask for nothing that is not needed", () => {
    expect(has(all, "t", "n1i", "n2i", "m1i")).toBe(false);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});
