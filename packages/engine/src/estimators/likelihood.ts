import { log } from "../numeric/elementary.ts";

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

/** What restricting adds: log(k) / 2 + log(2 pi) / 2 - log(sum w) / 2, so that REML fits of one data set compare. */
export function restriction(vi: Float64Array, tau2: number): number {
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

/** The log-likelihood, restricted or not, with the mean at its best value for this tau2. */
export function profileLogLikelihood(
  yi: Float64Array,
  vi: Float64Array,
  tau2: number,
  restricted: boolean,
): number {
  const full = logLikelihood(yi, vi, tau2, weightedMeanAt(yi, vi, tau2));
  return restricted ? full + restriction(vi, tau2) : full;
}

/**
 * Twice the derivative of the profile log-likelihood by tau2: sum w^2 (y - mu)^2 - sum w, plus sum w^2 / sum w if restricted.
 * Source: Harville (1977), JASA 72, 320-338.
 */
export function score(yi: Float64Array, vi: Float64Array, tau2: number, restricted: boolean): number {
  let w1 = 0;
  let w2 = 0;
  let w1y = 0;
  for (let i = 0; i < yi.length; i++) {
    const w = 1 / (vi[i]! + tau2);
    w1 += w;
    w2 += w * w;
    w1y += w * yi[i]!;
  }
  const mean = w1y / w1;
  let residuals = 0;
  for (let i = 0; i < yi.length; i++) {
    const scaled = (yi[i]! - mean) / (vi[i]! + tau2);
    residuals += scaled * scaled;
  }
  return residuals - w1 + (restricted ? w2 / w1 : 0);
}
