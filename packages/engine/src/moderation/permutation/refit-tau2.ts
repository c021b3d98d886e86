import { estimators } from "../../estimators/registry.ts";
import type { Regressors } from "../../estimators/regressors.ts";
import type { RearrangedTau2 } from "../../estimators/types.ts";
import { likelihoodTau2 } from "./likelihood-tau2.ts";
import type { Projector } from "./projector.ts";

/** Estimates tau2 of what a projector holds; the record's own number to 1e-8. */
export type RefitTau2 = (projector: Projector) => number;

/** What tau2 is estimated from, apart from the order of the studies. */
export interface RefitSpec {
  /** Id of the estimator. */
  readonly estimator: string;
  /** tau2 of the studies as they are: where searches start. */
  readonly start: number;
  readonly regressors: Regressors;
}

const STEPS = 60;

/** A step so small, relative to the variances, leaves an error of its square. */
const SETTLED = 1e-6;

/** Reads tau2 off the record itself; what is not known how to be done faster ends here. */
function fromRecord({ estimator, regressors }: RefitSpec): RefitTau2 {
  const record = estimators.get(estimator);
  return ({ yi, vi }) => record.estimate({ yi, vi, userWeights: null, regressors }).tau2;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** (RSS - sum v (1 - h)) / (k - p), unweighted. */
function hedges({ basis }: Regressors): RefitTau2 {
  return ({ k, p, yi, vi }) => {
    let rss = 0;
    let expected = 0;
    for (let i = 0; i < k; i++) rss += yi[i]! * yi[i]!;
    for (let j = 0; j < p; j++) {
      let along = 0;
      for (let i = 0, at = j; i < k; i++, at += p) along += basis[at]! * yi[i]!;
      rss -= along * along;
    }
    for (let i = 0, at = 0; i < k; i++, at += p) {
      let leverage = 0;
      for (let j = 0; j < p; j++) leverage += basis[at + j]! * basis[at + j]!;
      expected += vi[i]! * (1 - leverage);
    }
    return Math.max(0, (rss - expected) / (k - p));
  };
}

type Step = Extract<RearrangedTau2, { readonly kind: "step" }>;

/** One step from the forms at tau2 = 0, or at the variance of the effects with divisor k. */
function oneStep({ from, needsTrace, tau2 }: Step): RefitTau2 {
  return (projector) => {
    const start = from === "zero" ? 0 : spreadOf(projector);
    // Equal effects leave nothing to start from.
    if (from === "spread" && !(start > 0)) return 0;
    projector.at(start);
    if (needsTrace) projector.forms();
    return Math.max(0, tau2(projector, start));
  };
}

function spreadOf({ k, yi }: Projector): number {
  const mean = sum(yi) / k;
  let squares = 0;
  for (const y of yi) squares += (y - mean) * (y - mean);
  return squares / k;
}

/**
 * Q(tau2) = target by Newton's steps on 1 / Q, which rises and is concave: from anywhere the second step is left of the root, and
 * from there on none goes beyond it. 1 / Q is a straight line where all variances are equal.
 */
function generalisedQ(spec: RefitSpec, targetOf: (df: number) => number): RefitTau2 {
  const slow = fromRecord(spec);
  let target = Number.NaN;
  return (projector) => {
    if (Number.isNaN(target)) target = targetOf(projector.k - projector.p);
    let tau2 = spec.start;
    for (let step = 0; step < STEPS; step++) {
      projector.at(tau2);
      const { q, r } = projector;
      const move = (q * (q / target - 1)) / r;
      if (!Number.isFinite(move)) break;
      if (tau2 === 0 && move <= 0) return 0;
      const next = Math.max(0, tau2 + move);
      // q / r is a variance plus tau2: the scale on which a step is small.
      if (next > 0 && Math.abs(move) <= (SETTLED * q) / r) return next;
      tau2 = next;
    }
    return slow(projector);
  };
}

/**
 * tau2 of rearranged studies by an estimator, in the way that is fastest for it. Closed forms are computed as they are, roots and
 * maxima are searched from the estimate of the studies as they are; where a search fails, or a second maximum cannot be ruled out,
 * and for estimators without a way here, the record's own search is made.
 */
export function refitTau2(spec: RefitSpec): RefitTau2 {
  const record = estimators.get(spec.estimator);
  const slow = fromRecord(spec);
  const fast =
    record.likelihood === null
      ? rearrangedWay(record.rearranged, spec, slow)
      : likelihoodTau2(record.likelihood === "REML", spec, slow);
  return (projector) => (projector.careful ? slow : fast)(projector);
}

function rearrangedWay(way: RearrangedTau2 | undefined, spec: RefitSpec, slow: RefitTau2): RefitTau2 {
  switch (way?.kind) {
    case "root":
      return generalisedQ(spec, way.target);
    case "step":
      return oneStep(way);
    case "residuals":
      return hedges(spec.regressors);
    case undefined:
      return slow;
  }
}
