import type { EffectSet } from "../analysis-types.ts";
import { type Issue, issue, ok, type Result } from "../result.ts";
import { oneStudyIssue, testedEstimate } from "./assemble.ts";
import { equalEffects } from "./equal-effects.ts";
import type { PooledEffect } from "./types.ts";

/** The multiplicative model: sampling variances are known up to a common factor. */
export interface MultiplicativeEffect extends PooledEffect {
  readonly tau2: null;
  /** The factor Q / (k - 1) of all sampling variances; null for one study. Below 1 where effects agree better than chance. */
  readonly factor: number | null;
}

/**
 * Unrestricted weighted least squares: the equal-effects estimate with variance (1 / sum w) Q / (k - 1), tested by t with
 * k - 1 degrees of freedom. The factor is not held at 1 or above, which makes the method unrestricted.
 *
 * One study is shown as it is, tested by z. Equal effects have a factor of 0: neither test nor interval.
 * @throws RangeError when a variance is not positive, or the level is not between 0 and 1
 * Source: Stanley & Doucouliagos (2015), Statistics in Medicine 34, 2116-2127, doi:10.1002/sim.6481.
 * R: `summary(lm(yi ~ 1, weights = 1 / vi))`, `confint(lm(yi ~ 1, weights = 1 / vi))`
 */
export function uwls(effects: EffectSet, level: number): Result<MultiplicativeEffect> {
  const equal = equalEffects(effects);
  if (!equal.ok) return equal;
  const { estimate, k, unit, sumW, q, shared } = equal.value;
  const factor = k > 1 && Number.isFinite(q) ? q / (k - 1) : null;
  const pooled = testedEstimate(estimate, (unit / sumW) * (factor ?? 1), k > 1 ? k - 1 : null, level);
  const issues = [...(k === 1 ? [oneStudyIssue()] : []), ...factorIssues(factor)];
  return ok({ ...pooled, ...shared, tau2: null, factor, issues }, issues);
}

function factorIssues(factor: number | null): Issue[] {
  if (factor === null || factor >= 1) return [];
  if (factor === 0) {
    return [
      issue(
        "multiplicative-degenerate",
        "warning",
        "All effects are equal, so the factor Q / (k - 1) is 0 and its interval would have no width. No test and no interval " +
          "are shown.",
        "Check the data for copied effects; report the equal-effects interval.",
      ),
    ];
  }
  return [
    issue(
      "multiplicative-below-one",
      "warning",
      `The factor Q / (k - 1) is ${factor.toPrecision(3)}, below 1: the effects agree better than their standard errors ` +
        "suggest, and the interval uses smaller standard errors than the studies report.",
      "Report the equal-effects interval as well, or choose a model that does not go below the sampling variances.",
    ),
  ];
}
