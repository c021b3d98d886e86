import type { Convergence } from "../analysis-types.ts";
import { exp, log, square } from "../numeric/elementary.ts";
import { findRoot } from "../numeric/root.ts";
import { logLikelihood, profileLogLikelihood, score, scoreAtMean } from "./likelihood.ts";
import { tau2Scale } from "./moments.ts";
import { project, type Regressors } from "./regressors.ts";
import type { Tau2Input } from "./types.ts";

export interface LikelihoodMaximum {
  readonly tau2: number;
  readonly logLik: number;
  readonly convergence: Convergence;
}

const POINTS_PER_DECADE = 4;
const MIN_POINTS = 12;

/**
 * The global maximum of the (restricted) profile likelihood over tau2 >= 0. The sign of the score is read on a grid that is
 * even in log tau2; each change from + to - brackets one local maximum, polished to machine precision. Likelihoods of
 * random-effects models can have several maxima, so a search from one start is not enough.
 */
export function maximiseLikelihood(input: Tau2Input, restricted: boolean): LikelihoodMaximum {
  const { yi, vi, regressors } = input;
  return globalMaximum(input, regressors === undefined ? spread(yi) : regressionReach(input, regressors), {
    score: (tau2) => score(yi, vi, tau2, restricted, regressors),
    logLik: (tau2) => profileLogLikelihood(yi, vi, tau2, restricted, regressors),
  });
}

/**
 * The global maximum of the likelihood over tau2 >= 0 for a mean that is given, in the same way.
 * @param mean counted as the effects are
 */
export function maximiseAtMean(input: Tau2Input, mean: number): LikelihoodMaximum {
  const { yi, vi } = input;
  let farthest = 0;
  for (const y of yi) farthest = Math.max(farthest, Math.abs(y - mean));
  return globalMaximum(input, farthest, {
    score: (tau2) => scoreAtMean(yi, vi, tau2, mean),
    logLik: (tau2) => logLikelihood(yi, vi, tau2, mean),
  });
}

interface LikelihoodOfTau2 {
  /** Has the sign of the derivative of the log-likelihood by tau2. */
  score(tau2: number): number;
  logLik(tau2: number): number;
}

/** @param reach beyond its square the score is negative: no residual around a mean is larger than this */
function globalMaximum(
  input: Tau2Input,
  reach: number,
  { score: scoreAt, logLik }: LikelihoodOfTau2,
): LikelihoodMaximum {
  const maxima: { tau2: number; logLik: number }[] = [];
  let iterations = 1;
  let residual = 0;
  let converged = true;
  const keep = (tau2: number): void => {
    maxima.push({ tau2, logLik: logLik(tau2) });
  };
  const last = square(reach);
  let low = 0;
  let fLow = scoreAt(0);
  if (fLow <= 0) keep(0);
  for (const high of gridOf(input, reach)) {
    const fHigh = scoreAt(high);
    iterations += 1;
    if (fLow > 0 && fHigh <= 0) {
      const found = findRoot(scoreAt, low, high, 1e-15, fLow, fHigh);
      keep(found.root);
      iterations += found.iterations;
      residual = Math.max(residual, found.residual);
      converged &&= found.converged;
    }
    low = high;
    fLow = fHigh;
    // Beyond this no stationary point can lie: every residual is smaller than its variance.
    if (fHigh <= 0 && high >= last) break;
  }
  maxima.sort((a, b) => b.logLik - a.logLik);
  const [best, other] = maxima;
  if (best === undefined) throw new RangeError(`the likelihood of ${input.yi.length} effects has no maximum`);
  return { ...best, convergence: { converged, iterations, residual, otherMaximum: other ?? null } };
}

/**
 * The square root of a tau2 beyond which the score around a regression is negative: y'PPy <= w_max^2 RSS of unweighted least
 * squares and tr(P) >= w_min (k - p), so that tau2 >= max(v) and tau2 >= 2 RSS / (k - p) suffice.
 */
function regressionReach({ yi, vi }: Tau2Input, regressors: Regressors): number {
  const { rss } = project(yi, new Float64Array(yi.length).fill(1), regressors);
  let largest = 0;
  for (const v of vi) largest = Math.max(largest, v);
  return Math.sqrt(Math.max(largest, (2 * rss) / (yi.length - regressors.p)));
}

function spread(yi: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const y of yi) {
    if (y < low) low = y;
    if (y > high) high = y;
  }
  return high - low;
}

/** Points even in log tau2, from far below the smallest variance to beyond the squared range of the effects, then on. */
function* gridOf({ yi, vi }: Tau2Input, reach: number): Generator<number> {
  let smallest = Number.POSITIVE_INFINITY;
  for (const v of vi) smallest = Math.min(smallest, v);
  const low = Math.min(smallest, tau2Scale({ yi, vi })) / 100;
  const high = Math.max(2 * square(reach), smallest);
  const decades = log(high / low) / Math.LN10;
  const points = Math.max(MIN_POINTS, Math.ceil(POINTS_PER_DECADE * decades));
  const ratio = exp((decades * Math.LN10) / points);
  for (let point = low; point < Number.MAX_VALUE / 1e10; point *= ratio) yield point;
}
