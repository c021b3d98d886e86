import { fixedPredictorsVariance } from "./r2-fixed-predictors.ts";
import { r2Measure } from "./r2-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Share of variance explained by a regression model with fixed predictors: y = R², v = {@link fixedPredictorsVariance}.
 *
 * R: `escalc(measure = "R2F", r2i, mi, ni)`, metafor 5.0 or later, which documents it nowhere
 */
export const explainedVarianceFixed: Measure = r2Measure({
  id: "R2F",
  label: "Explained variance, fixed predictors",
  summary:
    "Share of the outcome’s variance that a regression model explains whose predictors were set by the study.",
  reference: "Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, ch. 30",
  symbol: { analysis: "R²", display: "R²" },
  display: "identity",
  params: [],
  isBelowOne: true,
  effect: (r2) => r2,
  variance: (_r2, { r2, m, n }) => fixedPredictorsVariance(r2, m, n),
});
