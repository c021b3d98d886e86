import {
  generalisedQ,
  inverseVarianceWeights,
  tau2Scale,
  weightedMoments,
} from "../../estimators/moments.ts";
import { exp, power, square } from "../../numeric/elementary.ts";
import { normalLogTails } from "../../numeric/normal.ts";
import { generalQTails } from "../../numeric/quadratic-form.ts";
import { gaussLegendreOn, integrate } from "../../numeric/quadrature.ts";
import { findDecreasingRoot, findRoot } from "../../numeric/root.ts";
import { tLogTails, tQuantile } from "../../numeric/student-t.ts";
import { coverageClaim } from "../coverage-claim.ts";
import type { PredictionInput, PredictionIntervalMethod } from "../types.ts";

/** One value of tau from its confidence distribution, with the mean and the standard error that go with it. */
interface Draw {
  readonly probability: number;
  readonly tau: number;
  readonly mean: number;
  readonly se: number;
}

type Data = Pick<PredictionInput, "yi" | "vi">;

function drawAt({ yi, vi }: Data, tau2: number, probability: number): Draw {
  const { mean, sumW } = weightedMoments(yi, inverseVarianceWeights(vi, tau2));
  const variance = generalisedQ(yi, vi, tau2) / (yi.length - 1) / sumW;
  return { probability, tau: Math.sqrt(tau2), mean, se: Math.sqrt(variance) };
}

/** Panels of 16 nodes each over the confidence distribution above 0. */
const PANELS = 4;

/**
 * The confidence distribution of tau2, H(tau2) = P(Q > q; tau2) with q the observed Cochran's Q: its mass at 0, and nodes over
 * the rest. 1 - H falls like tau^-(k-1), so that nodes even in (1 - H)^(1/(k-1)) are even in 1 / tau at the far end.
 */
function drawsOf(data: Data): Draw[] | null {
  const { yi, vi } = data;
  const weights = inverseVarianceWeights(vi, 0);
  const { q } = weightedMoments(yi, weights);
  const below = (tau2: number): number => generalQTails(weights, vi, tau2, q)[0];
  const rest = below(0);
  // Variances beyond each other by more digits than a double holds leave no distribution to integrate.
  if (!Number.isFinite(rest)) return null;
  const draws = [drawAt(data, 0, 1 - rest)];
  const order = Math.min(yi.length - 1, 8);
  const scale = tau2Scale(data);
  for (const { at, weight } of gaussLegendreOn(0, 1, PANELS)) {
    const target = rest * power(at, order);
    const tau2 = findDecreasingRoot((t) => below(t) - target, rest - target, scale).root;
    draws.push(drawAt(data, tau2, weight * rest * order * power(at, order - 1)));
  }
  return draws;
}

/** P(tau Z - se T <= distance) with Z standard normal and T Student's t. */
function probabilityBelow(distance: number, { tau, se }: Draw, df: number): number {
  if (tau === 0) return exp(tLogTails(distance / se, df)[0]);
  const ratio = tau / se;
  if (ratio < 20) {
    const panels = Math.ceil(3 + 2 * ratio);
    const density = (z: number): number => exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    return integrate((z) => density(z) * exp(tLogTails((distance - tau * z) / se, df)[0]), -8.5, 8.5, panels);
  }
  // The error of the mean hardly matters beside tau; as a function of its probability it needs no density.
  return integrate((p) => exp(normalLogTails((distance + se * tQuantile(p, df)) / tau)[0]), 0, 1, 8);
}

function endOf(draws: readonly Draw[], input: PredictionInput, p: number): number {
  const df = input.k - 1;
  const excess = (x: number): number => {
    let sum = -p;
    for (const draw of draws) sum += draw.probability * probabilityBelow(x - draw.mean, draw, df);
    return sum;
  };
  const middle = input.estimate - input.centre;
  const sign = p < 0.5 ? -1 : 1;
  let step = Math.sqrt(square(input.waldSe) + input.tau2);
  while (sign * excess(middle + sign * step) < 0 && step < 1e12) step *= 2;
  const [low, high] = p < 0.5 ? [middle - step, middle] : [middle, middle + step];
  const [fLow, fHigh] = [excess(low), excess(high)];
  if (fLow > 0 === fHigh > 0) return input.centre + (Math.abs(fLow) < Math.abs(fHigh) ? low : high);
  return input.centre + findRoot(excess, low, high, 1e-9, fLow, fHigh).root;
}

/**
 * Confidence distribution of tau2 by Nagashima, Noma and Furukawa: quantiles of mu(tau) + tau Z - SE_Hartung(tau) T, with tau2
 * from its exact confidence distribution, Z standard normal and T Student's t on k - 1 degrees of freedom. Their bootstrap
 * draws these at random; here the distribution is integrated, which is the bootstrap with infinitely many samples.
 * Source: Nagashima, Noma & Furukawa (2019), Statistical Methods in Medical Research 28, 1689-1702.
 * R: `pimeta::pima(yi, sqrt(vi), method = "boot", B = 1e6)`, up to its random error
 */
export const nnf: PredictionIntervalMethod = {
  id: "NNF",
  label: "Nagashima-Noma-Furukawa",
  get summary(): string {
    return `Allows for the uncertainty of tau2 itself, integrated exactly instead of bootstrapped: ${coverageClaim("prediction", this.id)}.`;
  },
  reference:
    "Nagashima, Noma & Furukawa (2019), Statistical Methods in Medical Research 28, 1689-1702, doi:10.1177/0962280218773520",
  r: null,
  predtype: null,
  distribution: () => null,
  interval(input) {
    const draws = drawsOf(input);
    if (draws === null) return null;
    const tail = (1 - input.level) / 2;
    return {
      lower: endOf(draws, input, tail),
      upper: endOf(draws, input, 1 - tail),
      level: input.level,
      kind: "prediction",
      method: "confidence distribution of tau2",
    };
  },
};
