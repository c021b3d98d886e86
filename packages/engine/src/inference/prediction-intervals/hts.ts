import type { PredictionIntervalMethod } from "../types.ts";
import { withSe } from "./half-width.ts";

/**
 * Estimate plus or minus t(k - 2) sqrt(SE_Wald^2 + tau2), whatever the test of the mean; at least one degree of freedom.
 * R: `meta::metagen(yi, sqrt(vi), method.predict = "HTS", prediction = TRUE)`
 */
export const hts: PredictionIntervalMethod = withSe(
  {
    id: "HTS",
    label: "t, k − 2, Wald (HTS)",
    summary:
      "Student’s t with k − 2 degrees of freedom and the Wald standard error: the interval as it was first proposed.",
    reference:
      "Higgins, Thompson & Spiegelhalter (2009), JRSS A 172, 137-159, eq. 12, doi:10.1111/j.1467-985X.2008.00552.x",
    r: "qt((1 + level) / 2, df = max(1, res$k - 2)) * sqrt(wald_se^2 + res$tau2)",
    predtype: null,
  },
  ({ waldSe }) => waldSe,
  ({ k, p }) => Math.max(1, k - p - 1),
);
