import { describe, expect, it } from "vitest";
import { meanInputFor, type TestData } from "../inference-testing.ts";
import { permutation } from "./permutation.ts";

/** z with DerSimonian and Laird's tau2, from the printed formulas. */
function statistic(yi: readonly number[], vi: readonly number[]): number {
  const w = vi.map((v) => 1 / v);
  const sum = w.reduce((a, b) => a + b, 0);
  const mean = yi.reduce((a, y, i) => a + w[i]! * y, 0) / sum;
  const q = yi.reduce((a, y, i) => a + w[i]! * (y - mean) ** 2, 0);
  const tau2 = Math.max(0, (q - (yi.length - 1)) / (sum - w.reduce((a, b) => a + b * b, 0) / sum));
  const star = vi.map((v) => 1 / (v + tau2));
  return yi.reduce((a, y, i) => a + star[i]! * y, 0) / Math.sqrt(star.reduce((a, b) => a + b, 0));
}

/** Over all 2^k patterns of signs of the effects counted from a mean. */
function bruteForce({ yi, vi }: TestData, mean: number): number {
  const residuals = yi.map((y) => y - mean);
  const observed = statistic(residuals, vi);
  const all = 2 ** yi.length;
  let above = 0;
  let below = 0;
  for (let pattern = 0; pattern < all; pattern++) {
    const flipped = residuals.map((r, i) => ((pattern >> i) & 1 ? -r : r));
    const value = statistic(flipped, vi);
    if (value >= observed - 1e-9) above += 1;
    if (value <= observed + 1e-9) below += 1;
  }
  return Math.min(1, (2 * Math.min(above, below)) / all);
}

const SIX: TestData = {
  yi: [0.42, 0.91, 0.15, 1.3, 0.66, -0.12],
  vi: [0.05, 0.2, 0.02, 0.4, 0.1, 0.08],
};
const head = (k: number): TestData => ({ yi: SIX.yi.slice(0, k), vi: SIX.vi.slice(0, k) });

describe("the exact permutation test", () => {
  it.each([2, 3, 4, 5, 6])("of %i studies has the p-value of all patterns of signs", (k) => {
    const { test } = permutation.infer(meanInputFor(head(k), { estimator: "DL" }));
    expect(test?.statistic.symbol).toBe("z (exact)");
    expect(test?.pValue).toBe(bruteForce(head(k), 0));
  });

  it.each([
    [4, 0.8],
    [5, 0.9],
    [6, 0.95],
  ])("of %i studies has an interval at %f that holds exactly the means not rejected", (k, level) => {
    const data = head(k);
    const input = meanInputFor(data, { estimator: "DL", level });
    const { ends } = permutation.infer(input);
    if (ends === null) throw new TypeError("no interval");
    const [lower, upper] = ends;
    const kept = (mean: number): boolean => bruteForce(data, mean) > 1 - level;
    const step = 1e-5 * input.waldSe;
    expect([lower - step, lower + step, upper - step, upper + step].map(kept)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    for (let at = -3; at <= 3; at += 0.0371) {
      const mean = input.mean + at * input.waldSe;
      if (Math.min(Math.abs(mean - lower), Math.abs(mean - upper)) > step)
        expect(kept(mean), `mean ${mean}`).toBe(lower < mean && mean < upper);
    }
  });

  it("has no interval where no mean can be rejected", () => {
    const { ends, issues } = permutation.infer(meanInputFor(head(5)));
    expect(ends).toBeNull();
    expect(issues?.map(({ code }) => code)).toEqual(["permutation-too-few"]);
  });
});

describe("the sampled permutation test", () => {
  const many: TestData = {
    yi: Array.from({ length: 12 }, (_, i) => 0.2 + ((i * 37) % 11) / 10 - 0.4),
    vi: Array.from({ length: 12 }, (_, i) => 0.05 + ((i * 17) % 7) / 20),
  };
  const infer = (seed: number, samples: number) =>
    permutation.infer(meanInputFor(many, { estimator: "DL", resampling: { seed, samples } }));

  it("gives the same bits for the same seed, and others for another", () => {
    expect(infer(5, 199)).toEqual(infer(5, 199));
    expect(infer(5, 199).ends).not.toEqual(infer(6, 199).ends);
    expect(infer(5, 199).test?.statistic.symbol).toBe("z (sampled)");
  });

  it("comes near the exact p-value", () => {
    const exact = infer(1, 4096).test?.pValue ?? Number.NaN;
    const samples = 1500;
    const sampled = infer(1, samples).test?.pValue ?? Number.NaN;
    expect(exact).toBe(bruteForce(many, 0));
    // Twice a proportion of `samples` patterns and their mirror images: four of its standard errors.
    const error = 2 * Math.sqrt(((exact / 2) * (1 - exact / 2)) / samples);
    expect(Math.abs(sampled - exact)).toBeLessThan(4 * error);
  });

  it("never has a p-value of 0", () => {
    const far: TestData = { yi: many.yi.map((y) => y + 50), vi: many.vi };
    const { test } = permutation.infer(meanInputFor(far, { resampling: { seed: 1, samples: 99 } }));
    expect(test?.pValue).toBeCloseTo(1 / 99, 12);
  });
});
