import { fixedWeightEstimate } from "./moments.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * Hedges (variance component): variance of the effects minus the mean sampling variance, cut off at 0.
 * Source: Hedges & Olkin (1985), chapter 9. R: `rma(yi, vi, method = "HE")`
 */
export const he: Tau2Estimator = {
  id: "HE",
  label: "Hedges",
  summary: "Unweighted method of moments; closed form, unbiased before the cut-off at 0, less efficient.",
  reference: "Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, p. 194, ISBN 0-12-336380-2",
  r: 'method="HE"',
  iterative: false,
  userWeights: "ignored",
  likelihood: null,
  rearranged: { kind: "residuals" },
  estimate: (input) => fixedWeightEstimate(input, new Float64Array(input.yi.length).fill(1)),
};
