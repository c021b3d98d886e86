import { describe, expect, it } from "vitest";
import { chisqQuantileOf } from "./chi-square.ts";
import { fLogTails, fQuantileOf } from "./f-distribution.ts";
import { lowerTail } from "./log-tails.ts";
import { normalLogTails, normalQuantile } from "./normal.ts";
import { tLogTails, tQuantileOf } from "./student-t.ts";

const PROBABILITIES = [1e-300, 1e-9, 0.025, 0.31, 0.5, 0.8, 0.975];

describe("degrees of freedom beyond what changes a distribution", () => {
  it("leave t at the normal, at once", () => {
    for (const df of [1e20, 1e150, 1e300, Number.MAX_VALUE]) {
      for (const p of PROBABILITIES) expect(tQuantileOf(lowerTail(p), df)).toBe(normalQuantile(p));
      for (const x of [-9, -0.3, 2, 30]) expect(tLogTails(x, df)).toEqual(normalLogTails(x));
    }
  });

  it("leave F at chi-square, or at 1 where there are many on both sides", () => {
    for (const df of [1e30, 1e150, 1e300]) {
      for (const p of PROBABILITIES) {
        expect(fQuantileOf(lowerTail(p), 3, df)).toBe(chisqQuantileOf(lowerTail(p), 3) / 3);
        const [lower, upper] = lowerTail(p);
        expect(fQuantileOf(lowerTail(p), df, 3)).toBe(3 / chisqQuantileOf([upper, lower], 3));
      }
      expect(fLogTails(2.6, 3, df)[1]).toBeCloseTo(-2.98913214520201, 12);
    }
    expect(fQuantileOf(lowerTail(0.975), 1e300, 1e300)).toBe(1);
  });
});

describe("the step to the limit", () => {
  it("is none for chi-square, and its quantiles go on beyond", () => {
    for (const p of PROBABILITIES) {
      const z = normalQuantile(p);
      const border = 1e12 * (z * z + 1);
      const ratio =
        chisqQuantileOf(lowerTail(p), border * (1 - 1e-13)) / chisqQuantileOf(lowerTail(p), border);
      expect(ratio).toBeCloseTo(1, 12);
      expect(chisqQuantileOf(lowerTail(p), 1e300)).toBe(1e300);
    }
  });

  it("is none for t: one term of its expansion meets the exact quantile", () => {
    for (const p of PROBABILITIES) {
      const z = normalQuantile(p);
      const border = 1e8 * (z * z + 1);
      const below = tQuantileOf(lowerTail(p), border * (1 - 1e-12));
      const above = tQuantileOf(lowerTail(p), border);
      // The search below the border is good to 14 digits or so.
      expect(Math.abs(below - above)).toBeLessThanOrEqual(2e-14 * Math.abs(above));
    }
    for (const x of [-6, 0.5, 2, 11]) {
      const border = 1e8 * (x * x + 1) * Math.max(1, Math.abs(x));
      const [below, above] = [tLogTails(x, border * (1 - 1e-12)), tLogTails(x, border)];
      expect(below[0] / above[0]).toBeCloseTo(1, 13);
      expect(below[1] / above[1]).toBeCloseTo(1, 13);
    }
  });
});
