import type { Convergence } from "../analysis-types.ts";
import { square } from "../numeric/elementary.ts";
import type { Tau2Estimate, Tau2Input } from "./types.ts";

/** Centre and spread of the effects under fixed weights. */
export interface WeightedMoments {
  readonly sumW: number;
  readonly mean: number;
  /** sum w (y - mean)^2, in two passes so that nothing cancels. */
  readonly q: number;
}

export function weightedMoments(yi: Float64Array, weights: Float64Array): WeightedMoments {
  let sumW = 0;
  let sumWy = 0;
  for (let i = 0; i < yi.length; i++) {
    sumW += weights[i]!;
    sumWy += weights[i]! * yi[i]!;
  }
  const mean = sumWy / sumW;
  let q = 0;
  for (let i = 0; i < yi.length; i++) {
    const residual = yi[i]! - mean;
    q += weights[i]! * residual * residual;
  }
  return { sumW, mean, q };
}

/** The inverse-variance weights 1 / (v + tau2). */
export function inverseVarianceWeights(vi: Float64Array, tau2: number): Float64Array {
  const weights = new Float64Array(vi.length);
  for (let i = 0; i < vi.length; i++) weights[i] = 1 / (vi[i]! + tau2);
  return weights;
}

/**
 * The generalised Q statistic sum (y - mu)^2 / (v + tau2) at its own weighted mean.
 * Source: DerSimonian & Kacker (2007), Contemporary Clinical Trials 28, 105-114.
 */
export function generalisedQ(yi: Float64Array, vi: Float64Array, tau2: number): number {
  let sumW = 0;
  let sumWy = 0;
  for (let i = 0; i < yi.length; i++) {
    const w = 1 / (vi[i]! + tau2);
    sumW += w;
    sumWy += w * yi[i]!;
  }
  const mean = sumWy / sumW;
  let q = 0;
  for (let i = 0; i < yi.length; i++) {
    const residual = yi[i]! - mean;
    q += (residual * residual) / (vi[i]! + tau2);
  }
  return q;
}

/** Traces of P = W - w w' / sum(w) and its products with V = diag(v), from sums alone. */
export interface FormTraces {
  readonly sumW: number;
  readonly p: number;
  readonly pp: number;
  readonly pv: number;
  readonly pvp: number;
  readonly pvpv: number;
}

export function formTraces(weights: Float64Array, vi: Float64Array): FormTraces {
  let w1 = 0;
  let w2 = 0;
  let w3 = 0;
  let w1v = 0;
  let w2v = 0;
  let w3v = 0;
  let w2vv = 0;
  let w3vv = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!;
    const v = vi[i]!;
    const square = w * w;
    w1 += w;
    w2 += square;
    w3 += square * w;
    w1v += w * v;
    w2v += square * v;
    w3v += square * w * v;
    w2vv += square * v * v;
    w3vv += square * w * v * v;
  }
  const mean = w2 / w1;
  return {
    sumW: w1,
    p: w1 - mean,
    pp: w2 - (2 * w3) / w1 + mean * mean,
    pv: w1v - w2v / w1,
    pvp: w2v - (2 * w3v) / w1 + (w2v * w2) / (w1 * w1),
    pvpv: w2vv - (2 * w3vv) / w1 + square(w2v / w1),
  };
}

/** Variance of y'Py under heterogeneity tau2: 2 tr(PVPV) + 4 tau2 tr(PVP) + 2 tau2^2 tr(PP). */
export function formVariance(traces: FormTraces, tau2: number): number {
  return 2 * traces.pvpv + 4 * tau2 * traces.pvp + 2 * tau2 * tau2 * traces.pp;
}

/** What a closed form reports about its convergence. */
export const CLOSED_FORM: Convergence = { converged: true, iterations: 0, residual: 0, otherMaximum: null };

/** A method-of-moments estimate with weights fixed in advance: (y'Py - tr(PV)) / tr(P), cut off at 0. */
export function fixedWeightEstimate({ yi, vi }: Tau2Input, weights: Float64Array): Tau2Estimate {
  const traces = formTraces(weights, vi);
  const raw = (weightedMoments(yi, weights).q - traces.pv) / traces.p;
  return {
    ...cutOff(raw, (tau2) => Math.sqrt(formVariance(traces, tau2)) / traces.p),
    convergence: CLOSED_FORM,
  };
}

/** Cuts an estimate off at 0 and adds its standard error. */
export function cutOff(raw: number, seAt: (tau2: number) => number): Omit<Tau2Estimate, "convergence"> {
  const tau2 = Math.max(0, raw);
  return { tau2, se: seAt(tau2), atBoundary: raw <= 0 };
}

/** A size that tau2 may have: the variance of the effects, or the smallest sampling variance if they are all equal. */
export function tau2Scale({ yi, vi }: Pick<Tau2Input, "yi" | "vi">): number {
  let sum = 0;
  for (const y of yi) sum += y;
  const mean = sum / yi.length;
  let squares = 0;
  for (const y of yi) squares += square(y - mean);
  if (squares > 0) return squares / yi.length;
  let smallest = Number.POSITIVE_INFINITY;
  for (const v of vi) smallest = Math.min(smallest, v);
  return smallest;
}
