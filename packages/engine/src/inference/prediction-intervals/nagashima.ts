import {
  generalisedQ,
  inverseVarianceWeights,
  tau2Scale,
  weightedMoments,
} from "../../estimators/moments.ts";
import { exp, log, power, square } from "../../numeric/elementary.ts";
import { logGamma } from "../../numeric/gamma-function.ts";
import { normalCdf } from "../../numeric/normal.ts";
import { generalQTails } from "../../numeric/quadratic-form.ts";
import { gaussLegendreOn } from "../../numeric/quadrature.ts";
import { findDecreasingRoot, findRoot } from "../../numeric/root.ts";
import { coverageClaim } from "../coverage-claim.ts";
import { notDefined } from "../not-defined.ts";
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
 * The confidence distribution of τ², H(tau2) = P(Q > q; tau2) with q the observed Cochran's Q: its mass at 0, and nodes over
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

/** A variance that T takes for a moment, se^2 / w with w a chi-square over its degrees of freedom, and how likely. */
interface Mixed {
  readonly factor: number;
  readonly probability: number;
}

/** Terms of the rule beyond this are below the last digit of their sum. */
const NEGLIGIBLE = -34;

/**
 * Student's t as a mixture of normal distributions: by the trapezoid rule in y = log w, where the density exp(df / 2 (y - e^y))
 * falls exponentially on both sides and the rule converges exponentially. Its nodes serve every draw.
 */
function mixtureOf(df: number): Mixed[] {
  const spread = Math.sqrt(2 / df);
  const step = Math.min(0.25, 0.6 * spread);
  const logDensity = (y: number): number => (df / 2) * (y + 1 - exp(y));
  const found: Mixed[] = [];
  // Left of the peak the sum is of probabilities less 1/2, which fall by another root of w.
  for (let y = 0; logDensity(y) + y / 2 > NEGLIGIBLE; y -= step) {
    found.push({ factor: exp(-y), probability: exp(logDensity(y)) });
  }
  for (let y = step; logDensity(y) > NEGLIGIBLE; y += step) {
    found.push({ factor: exp(-y), probability: exp(logDensity(y)) });
  }
  const total = density0(df) * step;
  return found.map(({ factor, probability }) => ({ factor, probability: probability * total }));
}

/** The density of y = log w at 0, its peak. */
function density0(df: number): number {
  return exp((df / 2) * log(df / 2) - df / 2 - logGamma(df / 2));
}

/** P(tau Z - se T <= distance) - 1/2 with Z standard normal and T Student's t. */
function probabilityBelow(distance: number, { tau, se }: Draw, mixture: readonly Mixed[]): number {
  let sum = 0;
  for (const { factor, probability } of mixture) {
    const spread = Math.sqrt(tau * tau + se * se * factor);
    sum += probability * centralNormal(spread > 0 ? distance / spread : Math.sign(distance) * FAR);
  }
  return sum;
}

/** Standard deviations beyond which nothing is left. */
const FAR = 40;

/** P(Z <= z) - 1/2. */
function centralNormal(z: number): number {
  const tail = normalCdf(-Math.abs(z));
  return z < 0 ? tail - 0.5 : 0.5 - tail;
}

function endOf(draws: readonly Draw[], input: PredictionInput, p: number): number {
  const mixture = mixtureOf(input.k - 1);
  const excess = (x: number): number => {
    let sum = 0.5 - p;
    for (const draw of draws) sum += draw.probability * probabilityBelow(x - draw.mean, draw, mixture);
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
    return `Allows for the uncertainty of τ² itself, integrated exactly instead of bootstrapped: ${coverageClaim("prediction", this.id)}.`;
  },
  reference:
    "Nagashima, Noma & Furukawa (2019), Statistical Methods in Medical Research 28, 1689-1702, doi:10.1177/0962280218773520",
  r: null,
  predtype: null,
  applies: ({ p }) =>
    p === 1
      ? []
      : notDefined(
          "model.prediction",
          "the confidence distribution of Nagashima, Noma and Furukawa is that of a mean without moderators.",
          "Choose Student’s t with k − 1 degrees of freedom, which becomes k − p with moderators.",
        ),
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
      method: "confidence distribution of τ²",
    };
  },
};
