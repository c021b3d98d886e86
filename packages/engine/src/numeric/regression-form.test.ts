import { describe, expect, it } from "vitest";
import { project } from "../estimators/regressors.ts";
import { chisqLogTails } from "./chi-square.ts";
import { exp } from "./elementary.ts";
import { generalQTails } from "./quadratic-form.ts";
import { createRandom } from "./random.ts";

const VI = Float64Array.from([0.07, 0.126, 0.042, 0.019, 0.022, 0.9, 0.106, 0.04]);
const X = [
  [1, 15],
  [1, 10],
  [1, 2],
  [1, 9],
  [1, 14],
  [1, 1],
  [1, 4],
  [1, 6],
];
const BASIS = Float64Array.from(X.flat());

function fittedFor(weights: Float64Array, p: number, basis: Float64Array): { p: number; q: Float64Array } {
  return { p, q: project(new Float64Array(weights.length), weights, { p, basis }).q };
}

describe("the form around a regression", () => {
  it("is a chi-square with k - p degrees of freedom where weights are inverse variances", () => {
    const weights = VI.map((v) => 1 / (v + 0.1));
    const fitted = fittedFor(weights, 2, BASIS);
    for (const q of [0.5, 3, 6, 12, 40]) {
      const [lower, upper] = generalQTails(weights, VI, 0.1, q, fitted);
      const exact = chisqLogTails(q, 6).map(exp);
      expect(lower / exact[0]!).toBeCloseTo(1, 10);
      expect(upper / exact[1]!).toBeCloseTo(1, 10);
    }
  });

  it("is the form around the mean where the constant alone is taken out", () => {
    const weights = VI.map((v) => 1 / Math.sqrt(v));
    const fitted = fittedFor(weights, 1, new Float64Array(VI.length).fill(1));
    for (const q of [0.3, 1.2, 2.5, 9]) {
      const mean = generalQTails(weights, VI, 0.05, q);
      const constant = generalQTails(weights, VI, 0.05, q, fitted);
      expect(constant[0]).toBeCloseTo(mean[0], 11);
      expect(constant[1] / mean[1]).toBeCloseTo(1, 10);
    }
  });

  it("agrees with a simulation for weights of the user's", () => {
    const weights = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
    const fitted = fittedFor(weights, 2, BASIS);
    const random = createRandom(7);
    const draws = 40_000;
    const at = [2, 5, 10];
    const below = [0, 0, 0];
    const yi = new Float64Array(VI.length);
    for (let draw = 0; draw < draws; draw++) {
      for (let i = 0; i < yi.length; i++) yi[i] = random.normal() * Math.sqrt(VI[i]! + 0.2);
      const { rss } = project(yi, weights, { p: 2, basis: BASIS });
      at.forEach((q, j) => {
        if (rss <= q) below[j] = below[j]! + 1;
      });
    }
    at.forEach((q, j) => {
      const [lower] = generalQTails(weights, VI, 0.2, q, fitted);
      const error = Math.sqrt((lower * (1 - lower)) / draws);
      expect(Math.abs(below[j]! / draws - lower)).toBeLessThan(4 * error);
    });
  });
});
