import { oddsRatioToD } from "./or-to-d.ts";
import type { Measure } from "./types.ts";

/**
 * Standardised mean difference behind a dichotomy of logistic scores: y = log(OR) sqrt(3) / pi, since pi / sqrt(3) is the SD
 * of the standard logistic distribution.
 *
 * Source: Hasselblad & Hedges (1995), Psychol. Bull. 117, 167-178, doi:10.1037/0033-2909.117.1.167.
 * R: `escalc(measure = "OR2DL", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const oddsRatioToLogisticDifference: Measure = oddsRatioToD({
  id: "OR2DL",
  label: "SMD from an odds ratio (logistic)",
  summary: "Standardised mean difference behind a dichotomy, from the odds ratio, for logistic scores.",
  reference: "Hasselblad & Hedges (1995), doi:10.1037/0033-2909.117.1.167",
  divisor: Math.PI / Math.sqrt(3),
  divisorText: "(pi / sqrt(3))",
});
