import { describe, expect, it } from "vitest";
import { createRandom } from "../../numeric/random.ts";
import { type TestData, tau2InputFor } from "../inference-testing.ts";
import type { Tau2IntervalMethod } from "../types.ts";
import { bj } from "./biggerstaff-jackson.ts";
import { jackson } from "./jackson.ts";

const FIVE: TestData = { yi: [0.1, 0.7, -0.4, 1.2, 0.5], vi: [0.04, 0.09, 0.01, 0.3, 0.15] };

/** sum w (y - mean)^2. */
function generalQ(yi: readonly number[], w: readonly number[]): number {
  const sum = w.reduce((a, b) => a + b, 0);
  const mean = yi.reduce((a, y, i) => a + w[i]! * y, 0) / sum;
  return yi.reduce((a, y, i) => a + w[i]! * (y - mean) ** 2, 0);
}

/** The proportion of samples with this tau2 whose Q is at most the observed one. */
function proportionBelow({ yi, vi }: TestData, w: readonly number[], tau2: number, draws: number): number {
  const random = createRandom(42);
  const observed = generalQ(yi, w);
  let below = 0;
  for (let draw = 0; draw < draws; draw++) {
    const sample = vi.map((v) => random.normal() * Math.sqrt(v + tau2));
    if (generalQ(sample, w) <= observed) below += 1;
  }
  return below / draws;
}

describe.each<[string, Tau2IntervalMethod, (v: number) => number]>([
  ["Jackson", jackson, (v) => 1 / Math.sqrt(v)],
  ["Biggerstaff-Jackson", bj, (v) => 1 / v],
])("the interval of %s", (_name, method, weight) => {
  it("ends where its Q is a quantile of what that tau2 would give", () => {
    const bounds = method.bounds(tau2InputFor(FIVE));
    if (bounds === null || bounds.upper === null) throw new TypeError("no interval");
    expect(bounds.lower).toBeGreaterThan(0);
    const w = FIVE.vi.map(weight);
    const draws = 60_000;
    const error = Math.sqrt((0.025 * 0.975) / draws);
    expect(Math.abs(proportionBelow(FIVE, w, bounds.upper, draws) - 0.025)).toBeLessThan(4 * error);
    expect(Math.abs(proportionBelow(FIVE, w, bounds.lower, draws) - 0.975)).toBeLessThan(4 * error);
  });

  it("begins at 0 where no heterogeneity explains the effects as well", () => {
    const bounds = method.bounds(tau2InputFor({ yi: [0.1, 0.4, 0.2], vi: [0.04, 0.09, 0.05] }));
    expect(bounds).toMatchObject({ lower: 0, empty: false });
    expect(bounds?.upper).toBeGreaterThan(0);
  });

  it("is empty where the effects agree better than any tau2 would let them", () => {
    const bounds = method.bounds(tau2InputFor({ yi: [0.3, 0.3, 0.3, 0.3], vi: [0.04, 0.09, 0.05, 0.1] }));
    expect(bounds).toEqual({ lower: 0, upper: 0, empty: true });
  });

  it("is the chi-square interval where all variances are equal", () => {
    const yi = [0.1, 0.9, -0.6, 1.4];
    const v = 0.1;
    const bounds = method.bounds(tau2InputFor({ yi, vi: yi.map(() => v) }));
    const squares = generalQ(yi, [1, 1, 1, 1]);
    // sum (y - mean)^2 / (v + tau2) is chi-square on 3 degrees of freedom. R: qchisq(c(.975, .025), 3)
    expect(bounds?.lower).toBeCloseTo(Math.max(0, squares / 9.348403604496148 - v), 10);
    expect(bounds?.upper).toBeCloseTo(squares / 0.2157952826238981 - v, 8);
  });
});
