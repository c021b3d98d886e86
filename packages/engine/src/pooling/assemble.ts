import type { HypothesisTest, Interval } from "../analysis-types.ts";
import { chisqTest, criticalValue, twoSidedTest } from "../inference/tests.ts";
import type { MeasureOutput } from "../measures/types.ts";
import { type Issue, issue } from "../result.ts";
import type { PooledEffect } from "./types.ts";

type Tested = Pick<PooledEffect, "estimate" | "se" | "test" | "interval">;
type Spread = Pick<PooledEffect, "q" | "i2" | "h2" | "kUsed">;

export const NOT_ESTIMABLE: Tested = { estimate: null, se: null, test: null, interval: null };

/**
 * An estimate with its standard error, test and interval; what is not finite is null, and a standard error of 0 has neither
 * test nor interval.
 * @param df degrees of freedom of t, or null for the normal distribution
 * @throws RangeError when the level is not between 0 and 1
 */
export function testedEstimate(estimate: number, variance: number, df: number | null, level: number): Tested {
  if (!(level > 0 && level < 1)) throw new RangeError(`level ${level} is not between 0 and 1`);
  if (!Number.isFinite(estimate)) return NOT_ESTIMABLE;
  // Adding 0 turns -0 into 0.
  const centre = estimate + 0;
  const se = Math.sqrt(variance);
  if (!Number.isFinite(se)) return { ...NOT_ESTIMABLE, estimate: centre };
  if (se === 0) return { ...NOT_ESTIMABLE, estimate: centre, se };
  const interval = intervalAround(centre, criticalValue(level, df) * se, level, df === null ? "z" : "t");
  return { estimate: centre, se, test: testOf(centre, se, df), interval };
}

function testOf(estimate: number, se: number, df: number | null): HypothesisTest | null {
  const test = twoSidedTest("pooled effect", estimate, se, df);
  // Beyond z = 1e154 not even the logarithm of p is a number.
  return Number.isFinite(test.statistic.value) && Number.isFinite(test.log10PValue) ? test : null;
}

/** estimate -/+ reach, or null where an end is beyond the range of doubles. */
export function intervalAround(
  estimate: number,
  reach: number,
  level: number,
  method: string,
): Interval | null {
  const [lower, upper] = [estimate - reach + 0, estimate + reach + 0];
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return null;
  return { lower, upper, level, kind: "confidence", method };
}

/**
 * Q = sum (y - estimate)^2 / v around the pooled effect, with I2 and H2; null for fewer than two effects, without an
 * estimate, and where a variance is 0.
 */
export function spreadAround({ yi, vi }: MeasureOutput, estimate: number | null): Spread {
  let kUsed = 0;
  let sum = 0;
  for (let row = 0; row < yi.length; row++) {
    const y = yi[row] ?? null;
    const v = vi[row] ?? null;
    if (y === null || v === null) continue;
    kUsed += 1;
    const residual = y - (estimate ?? 0);
    sum += v > 0 ? residual * (residual / v) : Number.NaN;
  }
  if (estimate === null || kUsed < 2 || !Number.isFinite(sum)) return { q: null, i2: null, h2: null, kUsed };
  return { ...spreadOf(sum, kUsed - 1), kUsed };
}

/** The test of Q with I2 = 100 (Q - df) / Q, not below 0, and H2 = Q / df. Source: Higgins & Thompson (2002). */
export function spreadOf(value: number, df: number): Pick<PooledEffect, "q" | "i2" | "h2"> {
  const i2 = value > df ? 100 * ((value - df) / value) : 0;
  return { q: chisqTest("heterogeneity", "Q", value, df), i2, h2: value / df };
}

/**
 * Weights as percent by study as given; all null where they sum to nothing.
 * @param rows where each weight belongs among the studies given; null = in order
 */
export function percentWeights(
  weights: Float64Array,
  rows: readonly number[] | null,
  entered: number,
): (number | null)[] {
  const percent = new Array<number | null>(entered).fill(null);
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (!(sum > 0) || !Number.isFinite(sum)) return percent;
  for (let i = 0; i < weights.length; i++) percent[rows?.[i] ?? i] = 100 * (weights[i]! / sum);
  return percent;
}

/** Nothing can be pooled. */
export function noStudiesIssue(): Issue {
  return issue(
    "no-studies",
    "error",
    "No study has the numbers this method needs, so there is nothing to pool.",
    "Enter the counts, or look at what is said of the single rows.",
  );
}

/** What a reader has to know about what is missing of a result. */
export function gapIssues({ estimate, se }: Tested, { q, kUsed }: Spread, k: number): Issue[] {
  const found: Issue[] = [];
  if (k === 1) found.push(oneStudyIssue());
  if (estimate !== null && se === null) found.push(noStandardErrorIssue());
  if (se === 0) found.push(noVariationIssue());
  if (estimate !== null && q === null && kUsed > 1) found.push(zeroVarianceIssue());
  return found;
}

export function oneStudyIssue(): Issue {
  return issue(
    "one-study",
    "warning",
    "One study: nothing to pool. It is shown as it is; heterogeneity is not defined, because that needs at least two studies.",
    "Add studies, or report the single study without a meta-analysis.",
  );
}

function noStandardErrorIssue(): Issue {
  return issue(
    "standard-error-not-computed",
    "warning",
    "The pooled effect has no standard error, test or interval: the formula gives no positive finite variance for these counts.",
    "Check the counts for extreme numbers, or choose another variance or another method.",
  );
}

function noVariationIssue(): Issue {
  return issue(
    "no-variation",
    "warning",
    "The standard error is 0, so there is no test and no interval: the data show no variation (no events at all, or only " +
      "events), and this method has no measure of uncertainty then. It does not mean that the effect is known exactly.",
    "Report the counts; an exact or Bayesian method can say how large an effect they leave possible.",
  );
}

function zeroVarianceIssue(): Issue {
  return issue(
    "q-not-computed",
    "warning",
    "Q, I² and H² are not shown: the effect of at least one study has a sampling variance of 0, and its share of Q would be " +
      "infinite.",
    "Add an amount to empty cells for the effects of single studies; the pooled effect stays as it is.",
  );
}
