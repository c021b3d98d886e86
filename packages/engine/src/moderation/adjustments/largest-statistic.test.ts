import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestStatistic } from "./largest-statistic.ts";

/** Correlations of all differences between independent means of equal precision. */
function pairwise(groups: number): number[][] {
  const pairs: [number, number][] = [];
  for (let a = 0; a < groups; a++) for (let b = a + 1; b < groups; b++) pairs.push([a, b]);
  const sign = ([a, b]: readonly [number, number], g: number): number => (a === g ? 1 : b === g ? -1 : 0);
  return pairs.map((x) =>
    pairs.map((y) => {
      let sum = 0;
      for (let g = 0; g < groups; g++) sum += sign(x, g) * sign(y, g);
      return sum / 2;
    }),
  );
}

function alike(m: number, rho: number): number[][] {
  return Array.from({ length: m }, (_, i) => Array.from({ length: m }, (_, j) => (i === j ? 1 : rho)));
}

describe("the largest of several statistics", () => {
  // R: ptukey(c(1, 2.5, 4) * sqrt(2), g, df, lower.tail = FALSE), which R itself computes to about 1e-8
  it.each([
    [3, 20, [0.585357744485262, 0.0531316559664355, 0.0019452023237635]],
    [3, null, [0.576846955330788, 0.0332418034697279, 0.000187105122424702]],
    [4, 20, [0.751123492843716, 0.0904979596908856, 0.00361546514461419]],
    [4, null, [0.749388367113437, 0.0598940107277548, 0.00036870647431253]],
  ])("is Tukey's range among %i groups with %s degrees of freedom", (groups, df, expected) => {
    const largest = largestStatistic(pairwise(groups), df, 1);
    for (const [i, c] of [1, 2.5, 4].entries()) {
      expect(largest.exceeding(c).p).toBeCloseTo(expected[i]!, 9);
      expect(largest.exceeding(c).error).toBe(0);
    }
  });

  // R: 1 - integrate over s of integrate over z of dnorm(z) (pnorm(sqrt(2) c s + z) - pnorm(-sqrt(2) c s + z))^m
  it.each([
    [2, 0.0560471264530062, 0.410997565470086],
    [3, 0.0765356128911699, 0.515165289736488],
  ])("is Dunnett's of %i comparisons with one control", (m, far, near) => {
    const largest = largestStatistic(alike(m, 0.5), 10, 1);
    expect(largest.exceeding(2.5).p).toBeCloseTo(far, 9);
    expect(largest.exceeding(1.2).p).toBeCloseTo(near, 9);
  });

  it.each([
    [5, 20, 0.130385926024565],
    [5, null, 0.0905778038592937],
    [6, 20, 0.171027601582063],
    [6, null, 0.123978779844368],
  ])("is Tukey's range among %i groups within its stated error", (groups, df, expected) => {
    const { p, error } = largestStatistic(pairwise(groups), df, 1).exceeding(2.5);
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.003);
    expect(Math.abs(p - expected)).toBeLessThan(error);
  });

  it("gives the same numbers for the same seed, and others for another", () => {
    const of = (seed: number): number => largestStatistic(pairwise(5), 12, seed).exceeding(2).p;
    expect(of(7)).toBe(of(7));
    expect(of(8)).not.toBe(of(7));
  });

  it("lies between one test and Bonferroni's, and falls as the limit rises", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.4, max: 0.95, noNaN: true }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.integer({ min: 2, max: 40 }),
        (rho, c, df) => {
          const one = largestStatistic([[1]], df, 1).exceeding(c).p;
          const two = largestStatistic(alike(3, rho), df, 1);
          expect(two.exceeding(c).p).toBeGreaterThan(one * (1 - 1e-9));
          expect(two.exceeding(c).p).toBeLessThan(Math.min(1, 3 * one) * (1 + 1e-9));
          expect(two.exceeding(c * 1.1).p).toBeLessThan(two.exceeding(c).p);
        },
      ),
      { numRuns: 40 },
    );
  });
});
