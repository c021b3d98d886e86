import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lowerTail, solveLogQuantile, upperLogTail } from "./log-tails.ts";
import { tLogTails, tQuantile, tQuantileOf } from "./student-t.ts";

describe("the quantile of t", () => {
  it("has the tail it was asked for, from the middle to far out, for fractions and millions of degrees of freedom", () => {
    const logDf = fc.double({ min: Math.log(0.3), max: Math.log(1e9), noNaN: true });
    // The lower end keeps t below the largest double where the tail is that of t^-0.3.
    const logTail = fc.double({ min: -200, max: Math.log(0.499), noNaN: true });
    fc.assert(
      fc.property(logDf, logTail, (u, tail) => {
        const df = Math.exp(u);
        const [, upper] = tLogTails(tQuantileOf(upperLogTail(tail), df), df);
        expect(Math.abs(upper - tail)).toBeLessThanOrEqual(2e-13 * Math.max(1, Math.abs(tail)));
      }),
      { numRuns: 2000 },
    );
  });

  it("is antisymmetric, and the same when it is remembered", () => {
    for (const df of [0.5, 1, 2.7, 38, 4000]) {
      for (const p of [1e-12, 0.01, 0.2, 0.4999]) {
        const [lower, upper] = lowerTail(p);
        expect(tQuantileOf([upper, lower], df)).toBe(-tQuantileOf([lower, upper], df));
        expect(tQuantile(p, df)).toBe(tQuantileOf([lower, upper], df));
      }
    }
  });

  it("agrees with closed forms for one and two degrees of freedom", () => {
    for (const p of [1e-6, 0.03, 0.3, 0.45]) {
      expect(tQuantile(p, 1) * Math.tan(Math.PI * p)).toBeCloseTo(-1, 13);
      const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      expect(tQuantile(p, 2) / two).toBeCloseTo(1, 13);
    }
  });
});

describe("the search on the logarithm of a tail", () => {
  /** 1 - exp(-x) through z = log x, whose quantile is -log(upper tail). */
  const exponential = {
    tails: (z: number) => [Math.log(-Math.expm1(-Math.exp(z))), -Math.exp(z)] as const,
    logDensity: (z: number) => z - Math.exp(z),
  };

  it("takes fewer steps where the slope of the density is known, to the same end", () => {
    const counted = (withSlope: boolean): { readonly z: number; readonly steps: number } => {
      let steps = 0;
      const tails = (z: number) => {
        steps++;
        return exponential.tails(z);
      };
      const slope = withSlope ? { densitySlope: (z: number) => 1 - Math.exp(z) } : {};
      const z = solveLogQuantile({ ...exponential, tails, ...slope }, [Math.log1p(-0.05), Math.log(0.05)], 1);
      return { z, steps };
    };
    const [newton, halley] = [counted(false), counted(true)];
    expect(halley.z).toBeCloseTo(Math.log(-Math.log(0.05)), 14);
    expect(newton.z).toBeCloseTo(halley.z, 14);
    expect(halley.steps).toBeLessThanOrEqual(newton.steps - 1);
    expect(halley.steps).toBeLessThanOrEqual(3);
  });
});
