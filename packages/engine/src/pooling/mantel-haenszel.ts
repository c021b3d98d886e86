import type { NamedTest } from "../analysis-types.ts";
import { rateDifference } from "../measures/ird.ts";
import { rateRatio } from "../measures/irr.ts";
import { oddsRatio } from "../measures/or.ts";
import { riskDifference } from "../measures/rd.ts";
import { riskRatio } from "../measures/rr.ts";
import { toLogical } from "../measures/two-by-two-inputs.ts";
import type { InputColumns, Measure } from "../measures/types.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import {
  gapIssues,
  NOT_ESTIMABLE,
  noStudiesIssue,
  percentWeights,
  spreadAround,
  testedEstimate,
} from "./assemble.ts";
import { breslowDay } from "./breslow-day.ts";
import { cochranMantelHaenszel, mantelHaenszelRates } from "./cochran-mantel-haenszel.ts";
import { type Counts, readRates, readTables } from "./counts.ts";
import { percentToR } from "./level-to-r.ts";
import {
  type MantelHaenszelSums,
  oddsRatioSums,
  type RiskDifferenceVariance,
  rateDifferenceSums,
  rateRatioSums,
  riskDifferenceSums,
  riskRatioSums,
} from "./mantel-haenszel-sums.ts";
import type { PooledCounts } from "./types.ts";
import { DEFAULT_ZERO_CELLS, type ZeroCellRules, zeroCellsToR } from "./zero-cells.ts";

export type MantelHaenszelMeasure = "OR" | "RR" | "RD" | "IRR" | "IRD";

/** The effects of single studies. */
const MEASURES: Readonly<Record<MantelHaenszelMeasure, Measure>> = {
  OR: oddsRatio,
  RR: riskRatio,
  RD: riskDifference,
  IRR: rateRatio,
  IRD: rateDifference,
};

export interface MantelHaenszelOptions {
  readonly measure: MantelHaenszelMeasure;
  readonly zeroCells: ZeroCellRules;
  /** Whether the test of no association has a continuity correction. */
  readonly correct: boolean;
  /** Of the risk difference; metafor has `sato`, RevMan `greenland-robins`. */
  readonly variance: RiskDifferenceVariance;
  /** Proportion, 0.95. */
  readonly level: number;
}

/** What rma.mh() does unless told otherwise. */
export const MANTEL_HAENSZEL_DEFAULTS: Omit<MantelHaenszelOptions, "measure"> = {
  zeroCells: DEFAULT_ZERO_CELLS,
  correct: true,
  variance: "sato",
  level: 0.95,
};

/**
 * Mantel-Haenszel pooling of counts without a random effect: estimate, z test and interval, Q of the studies' own effects
 * around it, and the tests that come with odds and rate ratios.
 *
 * Studies without events count for a difference (0) and say nothing about a ratio; a ratio whose numerator or denominator has
 * no events anywhere is not estimable: null, with an issue. Time and memory are linear in the number of studies.
 * @param inputs columns of counts (`ai`, `bi` or `n1i`, `ci`, `di` or `n2i`; `x1i`, `t1i`, `x2i`, `t2i`), aligned by row;
 * a row that cannot be used is left out and has its issue in `effects.issues`
 * @throws RangeError when the level is not between 0 and 1
 * Source: Mantel & Haenszel (1959); Greenland & Robins (1985); Robins, Breslow & Greenland (1986); Sato et al. (1989).
 * R: `rma.mh(measure = "OR", ai, bi, ci, di, add = c(0.5, 0), to = c("only0", "none"), drop00 = c(TRUE, FALSE))`
 */
export function mantelHaenszel(inputs: InputColumns, options: MantelHaenszelOptions): Result<PooledCounts> {
  const { measure, zeroCells, level } = options;
  const effects = MEASURES[measure].compute(inputs, { ...zeroCells.effects });
  const counts = (isOfRates(measure) ? readRates : readTables)(inputs, zeroCells.pooling);
  if (counts.rows.length === 0) return fail(noStudiesIssue());
  const { estimate, variance, weights } = sumsOf(counts, options);
  const isEstimable = Number.isFinite(estimate);
  const pooled = isEstimable ? testedEstimate(estimate, variance, null, level) : NOT_ESTIMABLE;
  const spread = spreadAround(effects, pooled.estimate);
  const k = counts.rows.length;
  const issues = [...(isEstimable ? [] : [notEstimable(measure)]), ...gapIssues(pooled, spread, k)];
  return ok(
    {
      ...pooled,
      ...spread,
      tau2: null,
      weights: percentWeights(isEstimable ? weights : new Float64Array(k), counts.rows, counts.entered),
      tests: testsOf(counts, options, pooled.estimate),
      entered: counts.entered,
      k,
      effects,
      issues,
    },
    issues,
  );
}

/** The arguments of `rma.mh()` that give the same numbers, without data; null where metafor has no such variance. */
export function mantelHaenszelToR(options: MantelHaenszelOptions): string | null {
  const { measure, zeroCells, correct, variance, level } = options;
  if (measure === "RD" && variance !== "sato") return null;
  const parts = [`measure = "${measure}"`, zeroCellsToR(zeroCells), `correct = ${toLogical(correct)}`];
  return [...parts, `level = ${percentToR(level)}`].join(", ");
}

function isOfRates(measure: MantelHaenszelMeasure): boolean {
  return measure === "IRR" || measure === "IRD";
}

function sumsOf(counts: Counts, { measure, variance }: MantelHaenszelOptions): MantelHaenszelSums {
  switch (measure) {
    case "OR":
      return oddsRatioSums(counts);
    case "RR":
      return riskRatioSums(counts);
    case "RD":
      return riskDifferenceSums(counts, variance);
    case "IRR":
      return rateRatioSums(counts);
    case "IRD":
      return rateDifferenceSums(counts);
  }
}

function testsOf(
  counts: Counts,
  { measure, correct }: MantelHaenszelOptions,
  estimate: number | null,
): NamedTest[] {
  if (measure === "IRR") return present(mantelHaenszelRates(counts, correct));
  if (measure !== "OR") return [];
  const association = present(cochranMantelHaenszel(counts, correct));
  return estimate === null ? association : [...association, ...breslowDay(counts, estimate)];
}

function present(test: NamedTest | null): NamedTest[] {
  return test === null ? [] : [test];
}

function notEstimable(measure: MantelHaenszelMeasure): Issue {
  const isDifference = measure === "RD" || measure === "IRD";
  return issue(
    "not-estimable",
    "error",
    isDifference
      ? "The pooled difference is not estimable: the numbers are beyond what can be computed with."
      : "The pooled ratio is not estimable: over all studies its numerator or its denominator has no events (or nothing but " +
          "events), so that it would be 0, infinite or undefined. No effect, test or interval is shown.",
    isDifference
      ? "Check the counts for extreme numbers."
      : "Choose a difference, which counts studies without events, or add an amount to the cells that are pooled.",
  );
}
