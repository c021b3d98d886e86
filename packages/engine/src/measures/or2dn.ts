import { oddsRatioToD } from "./or-to-d.ts";
import type { Measure } from "./types.ts";

/**
 * Standardised mean difference behind a dichotomy of normal scores: y = log(OR) / 1.65, since the normal distribution is
 * close to the logistic one whose argument is stretched by 1.65.
 *
 * Source: Cox & Snell (1989), Analysis of Binary Data, 2nd ed.; Sanchez-Meca et al. (2003), doi:10.1037/1082-989X.8.4.448.
 * R: `escalc(measure = "OR2DN", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const oddsRatioToNormalDifference: Measure = oddsRatioToD({
  id: "OR2DN",
  label: "SMD from an odds ratio (normal)",
  summary:
    "Standardised mean difference behind a dichotomy, from the odds ratio, for normal scores (Cox’s index).",
  reference: "Cox & Snell (1989), Analysis of Binary Data, 2nd ed.",
  divisor: 1.65,
  divisorText: "1.65",
});
