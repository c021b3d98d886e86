import type { Regressors } from "../../estimators/regressors.ts";
import { fallsFrom, type LikelihoodPoint, leastTraceRatio, risesBetween } from "./one-maximum.ts";
import type { Projector } from "./projector.ts";
import type { RefitTau2 } from "./refit-tau2.ts";

const STEPS = 40;

/** A step so small, relative to the variances, leaves an error of its square. */
const SETTLED = 1e-6;

/** The likelihood of what a projector holds at a tau2. */
function pointAt(projector: Projector, restricted: boolean, tau2: number): LikelihoodPoint {
  projector.at(tau2);
  projector.forms();
  const { r, cubic } = projector;
  const trace = restricted ? projector.traceP : power(projector.weights, 1);
  const square = restricted ? projector.tracePP : power(projector.weights, 2);
  return { tau2, ratio: r / trace, a: trace / square - tau2, b: r / cubic - tau2 };
}

/**
 * The maximum of the (restricted) likelihood: Newton's steps on T / R = 1, which is a straight line in tau2 where all variances
 * are equal. A maximum that cannot be shown to be the only one is left to the record's search of all of them.
 */
export function likelihoodTau2(
  restricted: boolean,
  given: { readonly start: number; readonly regressors: Regressors },
  slow: RefitTau2,
): RefitTau2 {
  const residualVariance = createResidualVariance(given.regressors);
  let least = Number.NaN;

  /** Nothing else between 0 and here, and nothing beyond. */
  function isOnly(projector: Projector, point: LikelihoodPoint): boolean {
    const read = (tau2: number): LikelihoodPoint => pointAt(projector, restricted, tau2);
    if (Number.isNaN(least)) least = leastTraceRatio(projector.vi, restricted ? projector.p : 0);
    const rises = point.tau2 === 0 || risesBetween({ tau2: 0, a: least }, point, read);
    return rises && fallsFrom(point, residualVariance(projector), read);
  }

  return (projector) => {
    let tau2 = given.start;
    for (let step = 0; step < STEPS; step++) {
      const point = pointAt(projector, restricted, tau2);
      const { ratio, a, b } = point;
      if (tau2 === 0 && ratio <= 1) return isOnly(projector, point) ? 0 : slow(projector);
      const bend = 2 / (b + tau2) - 1 / (a + tau2);
      const move = (ratio - 1) / bend;
      if (!(bend > 0 && Number.isFinite(move))) break;
      const next = Math.max(0, tau2 + move);
      if (next > 0 && Math.abs(move) <= SETTLED * (b + tau2)) {
        return isOnly(projector, { ...point, ratio: 1 }) ? next : slow(projector);
      }
      tau2 = next;
    }
    return slow(projector);
  };
}

function power(weights: Float64Array, exponent: 1 | 2): number {
  let sum = 0;
  for (const w of weights) sum += exponent === 1 ? w : w * w;
  return sum;
}

/** sum v e^2 / sum e^2, e the residuals of unweighted least squares. */
function createResidualVariance({ p, basis }: Regressors): (projector: Projector) => number {
  const along = new Float64Array(p);
  return ({ k, yi, vi }) => {
    along.fill(0);
    for (let i = 0, at = 0; i < k; i++, at += p) {
      for (let j = 0; j < p; j++) along[j] = along[j]! + basis[at + j]! * yi[i]!;
    }
    let squares = 0;
    let weighted = 0;
    for (let i = 0, at = 0; i < k; i++, at += p) {
      let e = yi[i]!;
      for (let j = 0; j < p; j++) e -= basis[at + j]! * along[j]!;
      squares += e * e;
      weighted += vi[i]! * e * e;
    }
    return weighted / squares;
  };
}
