import type { PredictionIntervalMethod } from "../types.ts";
import { withDf } from "./half-width.ts";

/** Estimate plus or minus t(k - 1) sqrt(SE^2 + tau2). R: `predict(rma(yi, vi, test = "t"))` */
export const t: PredictionIntervalMethod = withDf(
  {
    id: "t",
    label: "t, k − 1",
    summary: "Student’s t with k − 1 degrees of freedom, one less than there are studies.",
    reference: "Veroniki et al. (2019), Research Synthesis Methods 10, 23-43, doi:10.1002/jrsm.1319",
    r: "qt((1 + level) / 2, df = res$k - 1) * sqrt(test_se^2 + res$tau2)",
    predtype: "t",
  },
  ({ k, p }) => Math.max(1, k - p),
);
