import { log, square } from "../numeric/elementary.ts";
import type { MeanPrior } from "./types.ts";

const LOG_TWO_PI = 1.8378770664093456;

/** Effects, counted from `centre`, with their sampling variances. */
export interface NormalData {
  readonly centre: number;
  readonly yi: Float64Array;
  readonly vi: Float64Array;
}

/** The mean given tau: normal, with the likelihood of tau when the mean is integrated out. */
export interface Conditional {
  /** Counted from `centre`. */
  readonly mean: number;
  readonly variance: number;
  /** log of the likelihood of tau. */
  readonly logLik: number;
}

/**
 * The posterior of the mean at a given tau, and the marginal likelihood of that tau. With w = 1 / (v + tau^2) and, for a normal
 * prior, its mean as one more effect of weight 1 / sd^2: mean = sum w y / sum w, variance = 1 / sum w,
 * log L = -1/2 [sum log(2 pi (v + tau^2)) + log sum w - log(prior weight or 2 pi) + sum w (y - mean)^2].
 * Source: Röver (2020), J. Statistical Software 93(6), equations 8 to 12.
 */
export function conditionalAt(
  { centre, yi, vi }: NormalData,
  prior: MeanPrior | null,
  tau: number,
): Conditional {
  const tau2 = tau * tau;
  const priorWeight = prior === null ? 0 : 1 / square(prior.sd);
  const priorMean = prior === null ? 0 : prior.mean - centre;
  let sumW = priorWeight;
  let sumWy = priorWeight * priorMean;
  let logs = prior === null ? -LOG_TWO_PI : -log(priorWeight);
  for (let i = 0; i < yi.length; i++) {
    const variance = vi[i]! + tau2;
    sumW += 1 / variance;
    sumWy += yi[i]! / variance;
    logs += LOG_TWO_PI + log(variance);
  }
  const mean = sumWy / sumW;
  let squares = priorWeight * square(priorMean - mean);
  for (let i = 0; i < yi.length; i++) squares += square(yi[i]! - mean) / (vi[i]! + tau2);
  return { mean, variance: 1 / sumW, logLik: -(logs + log(sumW) + squares) / 2 };
}

/** log of the likelihood of tau at a mean that is given, counted from `centre`. */
export function logLikelihoodAt({ yi, vi }: NormalData, mean: number, tau: number): number {
  let sum = 0;
  for (let i = 0; i < yi.length; i++) {
    const variance = vi[i]! + tau * tau;
    sum += LOG_TWO_PI + log(variance) + square(yi[i]! - mean) / variance;
  }
  return -sum / 2;
}
