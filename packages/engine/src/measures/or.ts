import { log } from "../numeric/elementary.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Log odds ratio: y = log(ad / (bc)), v = 1/a + 1/b + 1/c + 1/d; with an empty cell after the correction it has no value.
 *
 * Source: Woolf (1955), Ann. Hum. Genet. 19, 251-253, doi:10.1111/j.1469-1809.1955.tb01348.x.
 * R: `escalc(measure = "OR", ai, bi, ci, di, add = 1/2, to = "only0")`
 */
export const oddsRatio: Measure = twoByTwoMeasure({
  id: "OR",
  label: "Odds ratio",
  summary: "Odds of the event in group 1 relative to group 2, pooled on the log scale.",
  reference: "Woolf (1955), doi:10.1111/j.1469-1809.1955.tb01348.x",
  symbol: { analysis: "log OR", display: "OR" },
  display: "exp",
  // A difference of logs of ratios: the products ad and bc could overflow for huge counts.
  effect: (a, b, c, d) => log(a / b) - log(c / d),
  variance: (a, b, c, d) => 1 / a + 1 / b + 1 / c + 1 / d,
  varianceFromRisks: (p1, n1, p2, n2) => 1 / (n1 * p1 * (1 - p1)) + 1 / (n2 * p2 * (1 - p2)),
  older: { vtypes: ["AV", "H0"] },
});
