import type { PredictionIntervalMethod } from "../types.ts";
import { fromDistribution } from "./half-width.ts";

/** Estimate plus or minus z tau, leaving out the uncertainty of the estimate. R: `predict(res, predtype = "simple")` */
export const simple: PredictionIntervalMethod = fromDistribution(
  {
    id: "simple",
    label: "range of true effects",
    summary:
      "z times τ around the estimate, without the uncertainty of the estimate: where true effects lie.",
    reference: "Borenstein (2019), Common Mistakes in Meta-Analysis, ISBN 978-1-7334367-1-7",
    r: "qnorm((1 + level) / 2) * sqrt(res$tau2)",
    predtype: "simple",
  },
  ({ tau2 }) => ({ scale: Math.sqrt(tau2), df: null }),
);
