import { log } from "../numeric/elementary.ts";
import { type TwoByTwoFormulas, twoByTwoMeasure } from "./two-by-two-measure.ts";
import { logOddsSteps } from "./two-by-two-steps.ts";
import type { Measure } from "./types.ts";

/** What the measures on this scale share. */
export const oddsRatioFormulas: TwoByTwoFormulas = {
  id: "OR",
  label: "Odds ratio",
  summary: "Odds of the event in group 1 relative to group 2, pooled on the log scale.",
  reference: "Woolf (1955), doi:10.1111/j.1469-1809.1955.tb01348.x",
  symbol: { analysis: "log OR", display: "OR" },
  display: "exp",
  effect: logOddsRatio,
  variance: logOddsRatioVariance,
  varianceFromRisks: logOddsRatioVarianceFromRisks,
  add: 0.5,
  drop00: true,
  canSplit: true,
  steps: logOddsSteps,
  older: { vtypes: ["AV", "H0"] },
};

/**
 * Log odds ratio: y = log(ad / (bc)), v = 1/a + 1/b + 1/c + 1/d; with an empty cell after the correction it has no value.
 *
 * Source: Woolf (1955), Ann. Hum. Genet. 19, 251-253, doi:10.1111/j.1469-1809.1955.tb01348.x.
 * R: `escalc(measure = "OR", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const oddsRatio: Measure = twoByTwoMeasure(oddsRatioFormulas);

/** A difference of logs of ratios: the products ad and bc could overflow for huge counts. */
export function logOddsRatio(a: number, b: number, c: number, d: number): number {
  return log(a / b) - log(c / d);
}

export function logOddsRatioVariance(a: number, b: number, c: number, d: number): number {
  return 1 / a + 1 / b + 1 / c + 1 / d;
}

export function logOddsRatioVarianceFromRisks(p1: number, n1: number, p2: number, n2: number): number {
  return 1 / (n1 * p1 * (1 - p1)) + 1 / (n2 * p2 * (1 - p2));
}
