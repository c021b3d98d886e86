import { atanh, square } from "../numeric/elementary.ts";
import { fixedPredictorsVariance } from "./r2-fixed-predictors.ts";
import { r2Measure } from "./r2-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Fisher's z of the multiple correlation, fixed predictors: y = atanh(√R²) with the variance that metafor gives it,
 * {@link fixedPredictorsVariance} divided by (1 − R⁴)². That is the delta method for atanh(R²), not for atanh(√R²), whose
 * divisor would be 4R²(1 − R²)²: the variance is too small by a factor of 4R²/(1 + R²)².
 *
 * R: `escalc(measure = "ZR2F", r2i, mi, ni)`, metafor 5.0 or later, which documents it nowhere
 */
export const explainedVarianceFixedZ: Measure = r2Measure({
  id: "ZR2F",
  label: "Explained variance, fixed predictors (Fisher’s z of R)",
  summary:
    "Explained variance with fixed predictors, pooled after Fisher’s transformation of its root; for parity with metafor, whose variance is too small.",
  reference: "Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, ch. 30",
  symbol: { analysis: "Fisher’s z of R", display: "R²" },
  display: "ztor2",
  params: [],
  isBelowOne: true,
  effect: (r2) => atanh(Math.sqrt(r2)),
  variance: (_r2, { r2, m, n }) => fixedPredictorsVariance(r2, m, n) / square((1 - r2) * (1 + r2)),
});
