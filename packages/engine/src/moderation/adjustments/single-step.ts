import { criticalValue } from "../../inference/tests.ts";
import { findRoot } from "../../numeric/root.ts";
import { holm } from "./holm.ts";
import { largestStatistic } from "./largest-statistic.ts";
import type { Adjusted, Adjustment, TestFamily } from "./types.ts";

/**
 * P(largest |T| of the family > |t_i|) under multivariate t or normal statistics, whose correlations are those of the estimates;
 * intervals by the quantile of the largest. Where tests do not come from one model, Holm's adjustment takes its place.
 */
export const singleStep: Adjustment = {
  id: "mvt",
  label: "single step (multivariate t)",
  summary:
    "The chance that the largest of the family is as large as this one, given how the estimates go together: Tukey’s and Dunnett’s tests are special cases.",
  reference: "Hothorn, Bretz & Westfall (2008), Biometrical Journal 50, 346-363, doi:10.1002/bimj.200810425",
  controls: "family",
  r: null,
  adjust: (family) => {
    const { joint, pValues } = family;
    if (pValues.length === 0) return { used: "mvt", pValues, error: null, critical: null };
    return joint === null ? holm.adjust(family) : together(family, joint);
  },
};

function together(
  { pValues, level, seed }: TestFamily,
  { statistics, correlation, df }: NonNullable<TestFamily["joint"]>,
): Adjusted {
  const m = pValues.length;
  const largest = largestStatistic(correlation, df, seed);
  const found = statistics.map((value) => largest.exceeding(Math.abs(value)));
  const errors = found.map(({ error }) => error);
  const worst = Math.max(...errors);
  // Integration leaves a small p-value its relative error: it lies between that of the test alone and Bonferroni's.
  const adjusted = found.map(({ p }, i) => Math.min(1, m * pValues[i]!, Math.max(p, pValues[i]!)));
  return {
    used: "mvt",
    pValues: adjusted,
    error: worst > 0 ? worst : null,
    critical: () => quantile((c) => largest.exceeding(c).p - (1 - level), m, level, df),
  };
}

function quantile(excess: (c: number) => number, m: number, level: number, df: number | null): number {
  const low = criticalValue(level, df);
  const high = criticalValue(1 - (1 - level) / m, df);
  if (m === 1 || !(excess(low) > 0)) return low;
  return excess(high) < 0 ? findRoot(excess, low, high).root : high;
}
