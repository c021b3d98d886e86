import type { PredictionIntervalMethod } from "../types.ts";
import { withSe } from "./half-width.ts";

/**
 * Estimate plus or minus t(k - 1) sqrt(SE_Wald^2 + tau2), whatever the test of the mean.
 * R: `meta::metagen(yi, sqrt(vi), method.predict = "V", prediction = TRUE)`
 */
export const veroniki: PredictionIntervalMethod = withSe(
  {
    id: "V",
    label: "t, k − 1, Wald (Veroniki)",
    summary:
      "Student’s t with k − 1 degrees of freedom and the Wald standard error: the default of R’s meta since 8.",
    reference: "Veroniki et al. (2019), Research Synthesis Methods 10, 23-43, doi:10.1002/jrsm.1319",
    r: "qt((1 + level) / 2, df = res$k - 1) * sqrt(wald_se^2 + res$tau2)",
    predtype: null,
  },
  ({ waldSe }) => waldSe,
  ({ k, p }) => Math.max(1, k - p),
);
