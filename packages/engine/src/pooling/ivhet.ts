import type { EffectSet } from "../analysis-types.ts";
import { dl } from "../estimators/dl.ts";
import { ok, type Result } from "../result.ts";
import { oneStudyIssue, testedEstimate } from "./assemble.ts";
import { type EqualEffects, equalEffects } from "./equal-effects.ts";
import type { PooledEffect } from "./types.ts";

/**
 * Inverse-variance heterogeneity model: the equal-effects weights w = 1 / v with the variance they have under between-study
 * heterogeneity, sum (w / sum w)^2 (v + tau2), tau2 by DerSimonian and Laird; tested by z.
 *
 * One study is shown as it is, without tau2.
 * @throws RangeError when a variance is not positive, or the level is not between 0 and 1
 * Source: Doi, Barendregt, Khan, Thalib & Williams (2015), Contemporary Clinical Trials 45, 130-138,
 * doi:10.1016/j.cct.2015.05.009. R: `rma(yi, vi, weights = 1 / vi, method = "DL")`
 */
export function ivhet(effects: EffectSet, level: number): Result<PooledEffect> {
  const equal = equalEffects(effects);
  if (!equal.ok) return equal;
  const { estimate, k, input, shared } = equal.value;
  const tau2 = k > 1 ? dl.estimate(input).tau2 : null;
  const pooled = testedEstimate(estimate, varianceUnder(equal.value, tau2 ?? 0), null, level);
  const issues = k === 1 ? [oneStudyIssue()] : [];
  return ok({ ...pooled, ...shared, tau2, issues }, issues);
}

/** Variance of the equal-effects mean where the effects themselves vary with tau2: sum (w / sum w)^2 (v + tau2). */
export function varianceUnder({ input, weights, sumW }: EqualEffects, tau2: number): number {
  let variance = 0;
  for (let i = 0; i < weights.length; i++) {
    const share = weights[i]! / sumW;
    variance += share * share * (input.vi[i]! + tau2);
  }
  return variance;
}
