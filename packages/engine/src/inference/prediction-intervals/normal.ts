import { coverageClaim } from "../coverage-claim.ts";
import type { PredictionIntervalMethod } from "../types.ts";
import { withDf } from "./half-width.ts";

/** Estimate plus or minus z sqrt(SE^2 + tau2). R: `predict(rma(yi, vi, test = "z"))` */
export const normal: PredictionIntervalMethod = withDf(
  {
    id: "normal",
    label: "normal",
    get summary(): string {
      return `The normal distribution; too narrow with few studies: ${coverageClaim("prediction", this.id)}.`;
    },
    reference: "Viechtbauer (2010), J. Statistical Software 36(3), doi:10.18637/jss.v036.i03",
    r: "qnorm((1 + level) / 2) * sqrt(test_se^2 + res$tau2)",
    predtype: "default",
  },
  () => null,
);
