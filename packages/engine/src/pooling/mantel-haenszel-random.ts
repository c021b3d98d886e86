import type { EffectSet } from "../analysis-types.ts";
import { traceOfP, weightedMoments } from "../estimators/moments.ts";
import { createModelInput } from "../models/model-input.ts";
import { rangeIssues } from "../models/range-issues.ts";
import { fail, ok, type Result } from "../result.ts";
import { noStudiesIssue, oneStudyIssue, percentWeights, spreadAround, testedEstimate } from "./assemble.ts";
import type { PooledEffect } from "./types.ts";

type RandomEffect = Omit<PooledEffect, "tests" | "entered">;

/** Weights in units of the smallest variance, as squares of 1 / v alone may overflow. */
const relativeTo = (vi: Float64Array, unit: number, tau2: number): Float64Array =>
  vi.map((v) => unit / (v + tau2));

/** max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w)) */
function tau2From(q: number, vi: Float64Array, unit: number): number {
  const weights = relativeTo(vi, unit, 0);
  const top = weights.indexOf(1);
  let [others, squares] = [0, 0];
  for (const [row, w] of weights.entries()) {
    if (row === top) continue;
    others += w;
    squares += w * w;
  }
  return Math.max(0, ((q - (vi.length - 1)) / traceOfP(1, others, squares)) * unit);
}

/**
 * Random effects after Mantel-Haenszel, as RevMan 5 names them: tau2 by DerSimonian and Laird's formula with the Q of the
 * studies' own effects around the Mantel-Haenszel estimate, tau2 = max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w)), Q = sum
 * w (y - theta_MH)^2, w = 1 / v; then the mean by inverse variance with weights 1 / (v + tau2), tested by z. Q is never below
 * that around the inverse-variance mean, so that tau2 is never below DerSimonian and Laird's.
 *
 * One study is shown as it is, without tau2.
 * @param effects effects of the rows used, all vi > 0
 * @param around the Mantel-Haenszel estimate on the scale of the analysis
 * @returns the pooled effect, or `no-studies`
 * @throws RangeError when the level is not between 0 and 1
 * Source: Deeks & Higgins (2010), Statistical algorithms in Review Manager 5.
 * R: `meta::metabin(..., method = "MH", method.tau = "DL", Q.Cochrane = TRUE)`
 */
export function mantelHaenszelRandom(
  effects: EffectSet,
  around: number,
  level: number,
): Result<RandomEffect> {
  const k = effects.yi.length;
  if (k === 0) return fail(noStudiesIssue());
  const outOfRange = rangeIssues(effects);
  if (outOfRange.length > 0) return fail(...outOfRange);
  const { yi, vi, centre } = createModelInput(effects);
  const unit = vi.reduce((least, v) => Math.min(least, v), Number.POSITIVE_INFINITY);
  const spread = spreadAround({ ...effects, issues: new Map() }, around);
  const tau2 = k < 2 || spread.q === null ? null : tau2From(spread.q.statistic.value, vi, unit);
  const weights = relativeTo(vi, unit, tau2 ?? 0);
  const { mean, sumW } = weightedMoments(yi, weights);
  const pooled = testedEstimate(centre + mean, unit / sumW, null, level);
  const issues = k === 1 ? [oneStudyIssue()] : [];
  return ok({ ...pooled, ...spread, tau2, weights: percentWeights(weights, null, k), k, issues }, issues);
}
