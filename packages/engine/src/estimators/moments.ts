import type { Convergence } from "../analysis-types.ts";
import { square } from "../numeric/elementary.ts";
import { annihilatedSum, annihilatedTrace, project, type Regressors } from "./regressors.ts";
import type { Tau2Estimate, Tau2Input } from "./types.ts";

/** Centre and spread of the effects under fixed weights. */
export interface WeightedMoments {
  readonly sumW: number;
  readonly mean: number;
  /** sum w (y - mean)^2 */
  readonly q: number;
}

export function weightedMoments(yi: Float64Array, weights: Float64Array): WeightedMoments {
  // Counted from the effect with the largest weight, which then has no rounding of its own in the mean.
  const origin = yi[largestAt(weights)] ?? 0;
  let sumW = 0;
  let sumWy = 0;
  for (let i = 0; i < yi.length; i++) {
    sumW += weights[i]!;
    sumWy += weights[i]! * (yi[i]! - origin);
  }
  const offset = sumWy / sumW;
  let q = 0;
  for (let i = 0; i < yi.length; i++) {
    const residual = yi[i]! - origin - offset;
    q += weights[i]! * residual * residual;
  }
  return { sumW, mean: origin + offset, q };
}

/** The inverse-variance weights 1 / (v + tau2). */
export function inverseVarianceWeights(vi: Float64Array, tau2: number): Float64Array {
  const weights = new Float64Array(vi.length);
  for (let i = 0; i < vi.length; i++) weights[i] = 1 / (vi[i]! + tau2);
  return weights;
}

/** sum w (y - fitted)^2: around the weighted mean, or around the regression where there is one. */
export function residualSum(
  yi: Float64Array,
  weights: Float64Array,
  regressors: Regressors | undefined,
): number {
  return regressors === undefined ? weightedMoments(yi, weights).q : project(yi, weights, regressors).rss;
}

/** What a regression takes out of a quadratic form with these weights; null = the weighted mean. */
export function fittedPart(
  weights: Float64Array,
  regressors: Regressors | undefined,
): { readonly p: number; readonly q: Float64Array } | null {
  if (regressors === undefined) return null;
  const { q } = project(new Float64Array(weights.length), weights, regressors);
  return { p: regressors.p, q };
}

/** Degrees of freedom that the residuals have. */
export function residualDf({
  yi,
  regressors,
}: {
  readonly yi: Float64Array;
  readonly regressors?: Regressors | undefined;
}): number {
  return yi.length - (regressors?.p ?? 1);
}

/**
 * The generalised Q statistic sum (y - fitted)^2 / (v + tau2) at its own weighted mean, or weighted regression.
 * Source: DerSimonian & Kacker (2007), Contemporary Clinical Trials 28, 105-114; Viechtbauer et al. (2015), Psychological
 * Methods 20, 360-374, for moderators.
 */
export function generalisedQ(
  yi: Float64Array,
  vi: Float64Array,
  tau2: number,
  regressors?: Regressors,
): number {
  if (regressors !== undefined) return project(yi, inverseVarianceWeights(vi, tau2), regressors).rss;
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

/** The place of the largest value. */
function largestAt(values: Float64Array): number {
  let at = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[at]!) at = i;
  return at;
}

/**
 * sum w - sum w^2 / sum w = tr(P), from the largest weight and the sum and the sum of squares of the others. It is
 * sum_i w_i (sum_j!=i w_j) / sum w; what is left to subtract is at most half of what it is subtracted from, however much
 * the largest weight outweighs the rest.
 */
export function traceOfP(largest: number, others: number, otherSquares: number): number {
  const sumW = largest + others;
  return others + (others * (largest / sumW) - otherSquares / sumW);
}

/** Traces of P = W - W X (X'WX)^-1 X'W and its products with V = diag(v), from sums alone; without moderators X is the constant. */
export interface FormTraces {
  readonly sumW: number;
  readonly p: number;
  readonly pp: number;
  readonly pv: number;
  readonly pvp: number;
  readonly pvpv: number;
}

/**
 * The sums are over the squared elements of P, P_ii = w_i (sum_j!=i w_j) / sum w and P_ij = -w_i w_j / sum w, so that all
 * terms are positive. The textbook forms, such as tr(PP) = sum w^2 - 2 sum w^3 / sum w + (sum w^2 / sum w)^2, cancel when
 * one weight outweighs the rest.
 */
export function formTraces(weights: Float64Array, vi: Float64Array, regressors?: Regressors): FormTraces {
  if (regressors !== undefined) return regressionTraces(weights, vi, regressors);
  const top = largestAt(weights);
  const largest = weights[top]!;
  let others = 0;
  let otherSquares = 0;
  for (let i = 0; i < weights.length; i++) {
    if (i === top) continue;
    others += weights[i]!;
    otherSquares += square(weights[i]!);
  }
  const sumW = others + largest;
  const topShare = square(largest / sumW);
  const shares = topShare + otherSquares / sumW / sumW;
  let pp = 0;
  let pv = 0;
  let pvp = 0;
  let pvpv = 0;
  // Twice the pairs of (w_i^2 v_i / sum w) (w_j^2 v_j / sum w).
  let before = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!;
    const v = vi[i]!;
    const share = w / sumW;
    const diagonal = share * (i === top ? others : sumW - w);
    // Row i of P, squared and summed; every weight but the largest is at most half of the sum and can be taken off it.
    const row = square(diagonal) + (i === top ? topShare * otherSquares : w * w * (shares - share * share));
    const pair = share * w * v;
    pp += row;
    pv += diagonal * v;
    pvp += row * v;
    pvpv += square(diagonal * v) + 2 * pair * before;
    before += pair;
  }
  return { sumW, p: traceOfP(largest, others, otherSquares), pp, pv, pvp, pvpv };
}

/** The same with moderators: P = W^(1/2) (I - Q Q') W^(1/2), with Q an orthonormal basis of W^(1/2) X. */
function regressionTraces(weights: Float64Array, vi: Float64Array, regressors: Regressors): FormTraces {
  const { p } = regressors;
  const { q } = project(new Float64Array(vi.length), weights, regressors);
  const products = vi.map((v, i) => v * weights[i]!);
  let sumW = 0;
  for (const w of weights) sumW += w;
  return {
    sumW,
    p: annihilatedSum(q, p, weights),
    pp: annihilatedTrace(q, p, weights, weights),
    pv: annihilatedSum(q, p, products),
    pvp: annihilatedTrace(q, p, products, weights),
    pvpv: annihilatedTrace(q, p, products, products),
  };
}

/** Variance of y'Py under heterogeneity tau2: 2 tr(PVPV) + 4 tau2 tr(PVP) + 2 tau2^2 tr(PP). */
export function formVariance(traces: FormTraces, tau2: number): number {
  return 2 * traces.pvpv + 4 * tau2 * traces.pvp + 2 * tau2 * tau2 * traces.pp;
}

/** What a closed form reports about its convergence. */
export const CLOSED_FORM: Convergence = { converged: true, iterations: 0, residual: 0, otherMaximum: null };

/** A method-of-moments estimate with weights fixed in advance: (y'Py - tr(PV)) / tr(P), cut off at 0. */
export function fixedWeightEstimate({ yi, vi, regressors }: Tau2Input, weights: Float64Array): Tau2Estimate {
  const traces = formTraces(weights, vi, regressors);
  const raw = (residualSum(yi, weights, regressors) - traces.pv) / traces.p;
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
