import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NUMBER_NEEDED_MEASURES, numbersNeeded } from "./number-needed.ts";

const needed = (...args: Parameters<typeof numbersNeeded>) => {
  const result = numbersNeeded(...args);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return { ...result.value, codes: result.issues.map(({ code }) => code) };
};

describe("in words", () => {
  const of = (estimate: number, lower: number | null, upper: number | null, events?: "wanted") =>
    needed("RD", { estimate, lower, upper }, 0.5, events).words;

  it("runs from the smaller number to the larger one, whole people up", () => {
    expect(of(-0.1, -0.2, -0.03)).toBe("NNTB 10 (5 to 34)");
    expect(of(0.1, 0.03, 0.2)).toBe("NNTH 10 (5 to 34)");
    expect(of(0.1, 0.03, 0.2, "wanted")).toBe("NNTB 10 (5 to 34)");
  });

  it("goes through infinity where the interval includes no effect", () => {
    expect(of(-0.1, -0.2, 0.05)).toBe("NNTB 10 (NNTB 5 to infinity to NNTH 20)");
    expect(of(0.1, -0.05, 0.2)).toBe("NNTH 10 (NNTB 20 to infinity to NNTH 5)");
    expect(of(-0.1, -0.2, 0)).toBe("NNTB 10 (NNTB 5 to infinity)");
    expect(of(0, -0.2, 0.2)).toBe("infinitely many (NNTB 5 to infinity to NNTH 5)");
  });

  it("has no interval where there is none", () => {
    expect(of(-0.1, null, null)).toBe("NNTB 10");
  });
});

it("refuses a baseline risk that is none, and flags risks that no group can have", () => {
  for (const baseline of [0, 1, 20, -0.1, Number.NaN]) {
    const result = numbersNeeded("OR", { estimate: 1, lower: null, upper: null }, baseline);
    expect(result.issues.map(({ code }) => code)).toEqual(["baseline-risk-not-usable"]);
  }
  expect(needed("RR", { estimate: 1, lower: null, upper: null }, 0.5).codes).toEqual(["risk-out-of-range"]);
  expect(needed("RD", { estimate: -0.1, lower: -0.3, upper: 0.1 }, 0.2).codes).toEqual(["risk-out-of-range"]);
});

it("keeps the digits of a tiny effect", () => {
  const { atEstimate } = needed("OR", { estimate: 1e-12, lower: null, upper: null }, 0.3);
  expect(atEstimate.number! * 0.21e-12).toBeCloseTo(1, 10);
});

it("of odds ratios stays among the proportions, is a reduction consistent with the risk, and turns with the event", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NUMBER_NEEDED_MEASURES),
      fc.double({ min: -800, max: 800, noNaN: true }),
      fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
      (measure, effect, baseline) => {
        const size = measure === "OR" || measure === "PETO" ? effect : effect / 800;
        const { atEstimate, direction } = needed(
          measure,
          { estimate: size, lower: null, upper: null },
          baseline,
        );
        const { risk, reduction, number } = atEstimate;
        expect([risk, reduction, number ?? 0].every(Number.isFinite)).toBe(true);
        expect(Object.is(reduction, -0)).toBe(false);
        expect(reduction).toBeCloseTo(baseline - risk, 12);
        if (measure !== "RR" && measure !== "RD") expect(risk >= 0 && risk <= 1).toBe(true);
        const wanted = needed(measure, { estimate: size, lower: null, upper: null }, baseline, "wanted");
        expect(new Set([direction, wanted.direction]).size).toBe(direction === null ? 1 : 2);
      },
    ),
  );
});
