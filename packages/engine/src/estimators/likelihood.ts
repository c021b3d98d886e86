import { log } from "../numeric/elementary.ts";
import { inverseVarianceWeights, traceOfP } from "./moments.ts";
import { annihilatedSum, logDeterminant, project, type Regressors } from "./regressors.ts";

const LOG_TWO_PI = 1.8378770664093456;

/** Log-likelihood at given tau2 and mean: -1/2 sum [log(2 pi (v + tau2)) + (y - mu)^2 / (v + tau2)]. */
export function logLikelihood(yi: Float64Array, vi: Float64Array, tau2: number, mean: number): number {
  let sum = 0;
  for (let i = 0; i < yi.length; i++) {
    const variance = vi[i]! + tau2;
    const residual = yi[i]! - mean;
    sum += LOG_TWO_PI + log(variance) + (residual * residual) / variance;
  }
  return -sum / 2;
}

/**
 * What restricting adds: p log(2 pi) / 2 + log|X'X| / 2 - log|X'WX| / 2, which is log(k) / 2 + log(2 pi) / 2 - log(sum w) / 2 for
 * the mean; with the term in X'X, REML fits of one data set do not depend on how the design is coded.
 */
export function restriction(vi: Float64Array, tau2: number, regressors?: Regressors): number {
  if (regressors !== undefined) {
    const nothing = new Float64Array(vi.length);
    const { p } = regressors;
    const fitted = project(nothing, inverseVarianceWeights(vi, tau2), regressors);
    return 0.5 * (p * LOG_TWO_PI - logDeterminant(fitted, p));
  }
  let sumW = 0;
  for (const v of vi) sumW += 1 / (v + tau2);
  return 0.5 * (log(vi.length) + LOG_TWO_PI - log(sumW));
}

/** The inverse-variance weighted mean at tau2. */
function weightedMeanAt(yi: Float64Array, vi: Float64Array, tau2: number): number {
  let sumW = 0;
  let sumWy = 0;
  for (let i = 0; i < yi.length; i++) {
    const w = 1 / (vi[i]! + tau2);
    sumW += w;
    sumWy += w * yi[i]!;
  }
  return sumWy / sumW;
}

/** The same around a weighted regression. */
function regressionLogLikelihood(
  yi: Float64Array,
  vi: Float64Array,
  tau2: number,
  restricted: boolean,
  regressors: Regressors,
): number {
  const fitted = project(yi, inverseVarianceWeights(vi, tau2), regressors);
  let sum = fitted.rss;
  for (const v of vi) sum += LOG_TWO_PI + log(v + tau2);
  const { p } = regressors;
  return -sum / 2 + (restricted ? 0.5 * (p * LOG_TWO_PI - logDeterminant(fitted, p)) : 0);
}

/** The log-likelihood, restricted or not, with the mean at its best value for this tau2. */
export function profileLogLikelihood(
  yi: Float64Array,
  vi: Float64Array,
  tau2: number,
  restricted: boolean,
  regressors?: Regressors,
): number {
  if (regressors !== undefined) return regressionLogLikelihood(yi, vi, tau2, restricted, regressors);
  const full = logLikelihood(yi, vi, tau2, weightedMeanAt(yi, vi, tau2));
  return restricted ? full + restriction(vi, tau2) : full;
}

/**
 * Twice the derivative of the profile log-likelihood by tau2: sum w^2 (y - mu)^2 - sum w, plus sum w^2 / sum w if restricted.
 * Effects count from that of the most precise study, and its weight is kept apart: its residual, and the difference of the
 * two sums of weights, would otherwise be rounding error where it outweighs the others.
 * Source: Harville (1977), JASA 72, 320-338.
 */
export function score(
  yi: Float64Array,
  vi: Float64Array,
  tau2: number,
  restricted: boolean,
  regressors?: Regressors,
): number {
  if (regressors !== undefined) return regressionScore(yi, vi, tau2, restricted, regressors);
  let top = 0;
  for (let i = 1; i < vi.length; i++) if (vi[i]! < vi[top]!) top = i;
  const origin = yi[top]!;
  const largest = 1 / (vi[top]! + tau2);
  let others = 0;
  let otherSquares = 0;
  let othersWy = 0;
  for (let i = 0; i < yi.length; i++) {
    if (i === top) continue;
    const w = 1 / (vi[i]! + tau2);
    others += w;
    otherSquares += w * w;
    othersWy += w * (yi[i]! - origin);
  }
  const mean = othersWy / (others + largest);
  let residuals = 0;
  for (let i = 0; i < yi.length; i++) {
    const scaled = (yi[i]! - origin - mean) / (vi[i]! + tau2);
    residuals += scaled * scaled;
  }
  return residuals - (restricted ? traceOfP(largest, others, otherSquares) : others + largest);
}

/** The same around a weighted regression: y'PPy - tr(P), or minus sum w unless restricted. */
function regressionScore(
  yi: Float64Array,
  vi: Float64Array,
  tau2: number,
  restricted: boolean,
  regressors: Regressors,
): number {
  const weights = inverseVarianceWeights(vi, tau2);
  const { residuals, q } = project(yi, weights, regressors);
  let squares = 0;
  let sumW = 0;
  for (let i = 0; i < weights.length; i++) {
    squares += weights[i]! * residuals[i]! * residuals[i]!;
    sumW += weights[i]!;
  }
  return squares - (restricted ? annihilatedSum(q, regressors.p, weights) : sumW);
}

/** Twice the derivative of the log-likelihood by tau2 at a mean that is given: sum w^2 (y - mu)^2 - sum w. */
export function scoreAtMean(yi: Float64Array, vi: Float64Array, tau2: number, mean: number): number {
  let sum = 0;
  for (let i = 0; i < yi.length; i++) {
    const w = 1 / (vi[i]! + tau2);
    const scaled = w * (yi[i]! - mean);
    sum += scaled * scaled - w;
  }
  return sum;
}
