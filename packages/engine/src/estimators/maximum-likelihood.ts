import type { Convergence } from "../analysis-types.ts";
import { exp, log, square } from "../numeric/elementary.ts";
import { findRoot } from "../numeric/root.ts";
import { profileLogLikelihood, score } from "./likelihood.ts";
import { tau2Scale } from "./moments.ts";
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
  const { yi, vi } = input;
  const scoreAt = (tau2: number): number => score(yi, vi, tau2, restricted);
  const maxima: { tau2: number; logLik: number }[] = [];
  let iterations = 1;
  let residual = 0;
  let converged = true;
  const keep = (tau2: number): void => {
    maxima.push({ tau2, logLik: profileLogLikelihood(yi, vi, tau2, restricted) });
  };
  const last = square(spread(yi));
  let low = 0;
  let fLow = scoreAt(0);
  if (fLow <= 0) keep(0);
  for (const high of gridOf(input)) {
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
  if (best === undefined) throw new RangeError(`the likelihood of ${yi.length} effects has no maximum`);
  return { ...best, convergence: { converged, iterations, residual, otherMaximum: other ?? null } };
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
function* gridOf({ yi, vi }: Tau2Input): Generator<number> {
  let smallest = Number.POSITIVE_INFINITY;
  for (const v of vi) smallest = Math.min(smallest, v);
  const low = Math.min(smallest, tau2Scale({ yi, vi })) / 100;
  const high = Math.max(2 * square(spread(yi)), smallest);
  const decades = log(high / low) / Math.LN10;
  const points = Math.max(MIN_POINTS, Math.ceil(POINTS_PER_DECADE * decades));
  const ratio = exp((decades * Math.LN10) / points);
  for (let point = low; point < Number.MAX_VALUE / 1e10; point *= ratio) yield point;
}
