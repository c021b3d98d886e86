import type { PredictionIntervalMethod } from "../types.ts";
import { withDf } from "./half-width.ts";

/** As metafor's `predict` does: normal under the test z, else t(k - 1). R: `predict(res)` */
export const metafor: PredictionIntervalMethod = withDf(
  {
    id: "metafor",
    label: "as the test (metafor)",
    summary:
      "Follows the test of the pooled effect: normal for z, t with k − 1 degrees of freedom otherwise.",
    reference: "Viechtbauer (2010), J. Statistical Software 36(3), doi:10.18637/jss.v036.i03",
    r: "(if (is.na(test_df)) qnorm((1 + level) / 2) else qt((1 + level) / 2, df = test_df)) * sqrt(test_se^2 + res$tau2)",
    predtype: "default",
  },
  ({ df }) => df,
);
