import { describe, expect, it } from "vitest";
import { inverseVarianceWeights, weightedMoments } from "../../estimators/moments.ts";
import { generalQTails } from "../../numeric/quadratic-form.ts";
import { createRandom, type Random } from "../../numeric/random.ts";
import { predictionInputFor, type TestData } from "../inference-testing.ts";
import { nnf } from "./nagashima.ts";

const DRAWS = 100_000;

/** P(Q <= q) on a grid of tau2 that ends where nothing is left: the confidence distribution to draw from. */
function distributionOf({ yi, vi }: TestData): { readonly tau2: number[]; readonly below: number[] } {
  const v = Float64Array.from(vi);
  const weights = inverseVarianceWeights(v, 0);
  const { q } = weightedMoments(Float64Array.from(yi), weights);
  const tau2 = [0];
  for (let at = 1e-5; at < 1e9; at *= 1.03) tau2.push(at);
  return { tau2, below: tau2.map((t) => generalQTails(weights, v, t, q)[0]) };
}

/** A draw of tau2 by inversion, linear between the points of the grid; `below` falls. */
function drawTau2({ tau2, below }: ReturnType<typeof distributionOf>, u: number): number {
  if (u >= below[0]!) return 0;
  let low = 0;
  let high = tau2.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (below[middle]! > u) low = middle;
    else high = middle;
  }
  const share = (below[low]! - u) / (below[low]! - below[high]!);
  return tau2[low]! + share * (tau2[high]! - tau2[low]!);
}

function studentT(random: Random, df: number): number {
  let chisq = 0;
  for (let i = 0; i < df; i++) chisq += random.normal() ** 2;
  return random.normal() / Math.sqrt(chisq / df);
}

/** The algorithm as Nagashima, Noma and Furukawa print it: draws of mu(tau2) + z tau - t SE_Hartung(tau2), ascending. */
function bootstrapped(data: TestData, seed: number): Float64Array {
  const { yi, vi } = data;
  const random = createRandom(seed);
  const distribution = distributionOf(data);
  return Float64Array.from({ length: DRAWS }, () => {
    const tau2 = drawTau2(distribution, random.uniform());
    let sum = 0;
    let sumWy = 0;
    for (let i = 0; i < yi.length; i++) {
      sum += 1 / (vi[i]! + tau2);
      sumWy += yi[i]! / (vi[i]! + tau2);
    }
    const mean = sumWy / sum;
    let spread = 0;
    for (let i = 0; i < yi.length; i++) spread += (yi[i]! - mean) ** 2 / (vi[i]! + tau2);
    const se = Math.sqrt(spread / (yi.length - 1) / sum);
    return mean + random.normal() * Math.sqrt(tau2) - studentT(random, yi.length - 1) * se;
  }).sort();
}

function proportionBelow(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}

describe("the interval of Nagashima, Noma and Furukawa", () => {
  it.each([
    ["two studies", { yi: [0.1, 0.7], vi: [0.04, 0.09] }],
    ["three studies that agree", { yi: [0.3, 0.35, 0.28], vi: [0.04, 0.02, 0.05] }],
    ["five studies", { yi: [0.1, 0.7, -0.4, 1.2, 0.5], vi: [0.04, 0.09, 0.01, 0.3, 0.15] }],
  ])("has the quantiles of its bootstrap for %s", (_name, data) => {
    const { lower, upper } = nnf.interval(predictionInputFor(data)) ?? { lower: 0, upper: 0 };
    const draws = bootstrapped(data, 20190628);
    const error = Math.sqrt((0.025 * 0.975) / DRAWS);
    expect(Math.abs(proportionBelow(draws, lower) - 0.025)).toBeLessThan(4 * error);
    expect(Math.abs(proportionBelow(draws, upper ?? Number.NaN) - 0.975)).toBeLessThan(4 * error);
  });

  it("is pimeta's of the 13 trials of cisapride, up to the random error of its 25,000 draws", () => {
    // pimeta 1.1.3, vignette: pima(dat$y, dat$se, seed = 2236067) prints 4.141 [0.533, 33.692]; half a case is added to every cell.
    const events = [15, 12, 29, 42, 14, 44, 14, 29, 10, 17, 38, 19, 21];
    const totals = [16, 16, 34, 56, 22, 54, 17, 58, 14, 26, 44, 29, 38];
    const eventsBeside = [9, 1, 18, 31, 6, 17, 7, 23, 3, 6, 12, 22, 19];
    const totalsBeside = [16, 16, 34, 56, 22, 55, 15, 58, 15, 27, 45, 30, 38];
    const cells = events.map((a, i) => [
      a + 0.5,
      totals[i]! - a + 0.5,
      eventsBeside[i]! + 0.5,
      totalsBeside[i]! - eventsBeside[i]! + 0.5,
    ]);
    const data = {
      yi: cells.map(([a, b, c, d]) => Math.log((a! * d!) / (b! * c!))),
      vi: cells.map((row) => row.reduce((sum, cell) => sum + 1 / cell, 0)),
    };
    expect(data.yi[0]).toBeCloseTo(2.098986, 6);
    expect(Math.sqrt(data.vi[1]!)).toBeCloseTo(1.0165653, 7);
    const input = predictionInputFor(data, { estimator: "DL" });
    expect(Math.exp(input.estimate)).toBeCloseTo(4.141, 3);
    const { lower, upper } = nnf.interval(input) ?? { lower: 0, upper: 0 };
    const draws = bootstrapped(data, 1);
    // What a proportion of 2.5 % in 25,000 draws may be off by (four standard errors), as quantiles.
    const reach = 4 * Math.sqrt((0.025 * 0.975) / 25_000);
    const printed = [Math.log(0.533), Math.log(33.692)] as const;
    expect(Math.abs(proportionBelow(draws, printed[0]) - 0.025)).toBeLessThan(reach + 0.001);
    expect(Math.abs(proportionBelow(draws, printed[1]) - 0.975)).toBeLessThan(reach + 0.001);
    expect(Math.abs(lower - printed[0])).toBeLessThan(0.06);
    expect(Math.abs((upper ?? Number.NaN) - printed[1])).toBeLessThan(0.06);
  });
});

it("is free of the error that quadrature of a steep distribution function had at k = 2", () => {
  const { lower, upper } = nnf.interval(predictionInputFor({ yi: [0.1, 0.7], vi: [0.04, 0.09] })) ?? {
    lower: 0,
    upper: 0,
  };
  // By the same rule with its step divided by 2.5 and its range half as wide again.
  expect(lower).toBeCloseTo(-8.75175454752, 8);
  expect(upper).toBeCloseTo(9.52328350679, 8);
});
