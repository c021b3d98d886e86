import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactKendallP, kendall } from "./kendall.ts";

/** By definition: all pairs. */
function pairwise(x: readonly number[], y: readonly number[]): number {
  let s = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) s += Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!);
  }
  return s;
}

describe("Kendall's correlation", () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
    minLength: 2,
    maxLength: 30,
  });

  it("counts pairs as its definition does, ties included", () => {
    fc.assert(
      fc.property(pairs, (points) => {
        const [x, y] = [points.map(([a]) => a), points.map(([, b]) => b)];
        const found = kendall(x, y);
        if (found === null) {
          expect(new Set(x).size === 1 || new Set(y).size === 1).toBe(true);
          return;
        }
        expect(found.s).toBe(pairwise(x, y) + 0);
        expect(found.variance).toBeGreaterThan(0);
      }),
    );
  });

  it("has R's exact p-values", () => {
    // cor.test(1:4, c(1, 2, 4, 3), method = "kendall"): T = 5, p = 1/3; 1:5 against itself: p = 2 / 120.
    expect(exactKendallP(4, 4)).toBeCloseTo(1 / 3, 14);
    expect(exactKendallP(5, 10)).toBeCloseTo(2 / 120, 15);
    expect(exactKendallP(6, 1)).toBe(1);
  });

  it("keeps the figures of a tail that is one order among all", () => {
    let orders = 1;
    for (let n = 2; n <= 20; n++) orders *= n;
    expect((exactKendallP(20, 190) * orders) / 2).toBeCloseTo(1, 12);
  });

  it("has the variance of S over all orders of tied values", () => {
    const x = [1, 1, 2, 3];
    const y = [1, 2, 2, 4];
    const orders = permutations(y).map((order) => pairwise(x, order));
    const variance = orders.reduce((sum, s) => sum + s * s, 0) / orders.length;
    expect(kendall(x, y)!.variance).toBeCloseTo(variance, 12);
  });
});

function permutations(values: readonly number[]): number[][] {
  if (values.length <= 1) return [[...values]];
  return values.flatMap((value, at) => permutations(values.toSpliced(at, 1)).map((rest) => [value, ...rest]));
}
