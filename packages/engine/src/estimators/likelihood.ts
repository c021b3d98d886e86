import { log } from "../numeric/elementary.ts";
import { traceOfP } from "./moments.ts";

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
 * Effects count from that of the most precise study, and its weight is kept apart: its residual, and the difference of the
 * two sums of weights, would otherwise be rounding error where it outweighs the others.
 * Source: Harville (1977), JASA 72, 320-338.
 */
export function score(yi: Float64Array, vi: Float64Array, tau2: number, restricted: boolean): number {
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
