import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustments } from "./registry.ts";

const P = [0.01, 0.02, 0.03, 0.04, 0.5, 0.0001];
// R 4.2.2: p.adjust(P, method)
const IN_R: Readonly<Record<string, readonly number[]>> = {
  holm: [0.05, 0.08, 0.09, 0.09, 0.5, 0.0006],
  hochberg: [0.05, 0.08, 0.08, 0.08, 0.5, 0.0006],
  bonferroni: [0.06, 0.12, 0.18, 0.24, 1, 0.0006],
  BH: [0.03, 0.04, 0.045, 0.048, 0.5, 0.0006],
  BY: [0.0735, 0.098, 0.11025, 0.1176, 1, 0.00147],
  none: P,
};
const given = (pValues: readonly number[]) => ({ pValues, joint: null, level: 0.95, seed: 1 });

describe("adjustments", () => {
  it.each(Object.entries(IN_R))("%s is that of p.adjust()", (id, expected) => {
    const { pValues } = adjustments.get(id).adjust(given(P));
    for (const [i, p] of pValues.entries()) expect(p).toBeCloseTo(expected[i]!, 12);
  });

  it("has Šidák's p-values without loss for small ones", () => {
    const { pValues } = adjustments.get("sidak").adjust(given([1e-20, 0.05, 1]));
    expect(pValues[0]).toBeCloseTo(3e-20, 30);
    expect(pValues[1]).toBeCloseTo(1 - 0.95 ** 3, 14);
    expect(pValues[2]).toBe(1);
  });

  it("has Bonferroni and Šidák intervals that are wider than single ones", () => {
    const bonferroni = adjustments.get("bonferroni").adjust(given([0.1, 0.2, 0.3])).critical!;
    const sidak = adjustments.get("sidak").adjust(given([0.1, 0.2, 0.3])).critical!;
    expect(bonferroni(null)).toBeCloseTo(2.39397979, 7);
    expect(sidak(null)).toBeCloseTo(2.38774, 5);
    expect(bonferroni(10)).toBeCloseTo(2.87, 2);
  });

  it("tests by Holm where a single step has no common distribution, and says so", () => {
    const adjusted = adjustments.get("mvt").adjust(given(P));
    expect(adjusted.used).toBe("holm");
    expect(adjusted.pValues).toEqual(adjustments.get("holm").adjust(given(P)).pValues);
  });

  it("integrates a single step of correlated t, with the interval that goes with it", () => {
    const half = [
      [1, 0.5, -0.5],
      [0.5, 1, 0.5],
      [-0.5, 0.5, 1],
    ];
    const adjusted = adjustments.get("mvt").adjust({
      pValues: [0.0212, 0.3, 0.9],
      joint: { statistics: [-2.5, 1, 0.1], correlation: half, df: 20 },
      level: 0.95,
      seed: 1,
    });
    expect(adjusted.pValues[0]).toBeCloseTo(0.0531316559664355, 9);
    expect(adjusted.error).toBeNull();
    // R: uniroot(function(c) ptukey(c * sqrt(2), 3, 20, lower.tail = FALSE) - .05, c(2, 3), tol = 1e-14)
    expect(adjusted.critical!(20)).toBeCloseTo(2.52998190685011, 8);
  });

  it.each(adjustments.ids)("%s never lowers a p-value, keeps their order, and is empty for none", (id) => {
    const { adjust } = adjustments.get(id);
    expect(adjust(given([])).pValues).toEqual([]);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (ps) => {
          const { pValues } = adjust(given(ps));
          for (const [i, p] of pValues.entries()) {
            expect(p).toBeGreaterThanOrEqual(ps[i]! * (1 - 1e-12));
            expect(p).toBeLessThanOrEqual(1);
            for (const [j, other] of pValues.entries())
              if (ps[i]! < ps[j]!) expect(p).toBeLessThanOrEqual(other);
          }
        },
      ),
    );
  });
});
