import type { PredictionIntervalMethod } from "../types.ts";
import { withDf } from "./half-width.ts";

/** Estimate plus or minus t(k - 2) sqrt(SE^2 + tau2), at least one degree of freedom. R: `predict(res, predtype = "Riley")` */
export const riley: PredictionIntervalMethod = withDf(
  {
    id: "riley",
    label: "t, k − 2 (Riley)",
    summary: "Student’s t with k − 2 degrees of freedom, one of them spent on τ² (Higgins, Riley).",
    reference:
      "Higgins, Thompson & Spiegelhalter (2009), JRSS A 172, 137-159, doi:10.1111/j.1467-985X.2008.00552.x",
    r: "qt((1 + level) / 2, df = max(1, res$k - 1 - !res$tau2.fix)) * sqrt(test_se^2 + res$tau2)",
    predtype: "riley",
  },
  ({ k, p, estimator }) => Math.max(1, k - p - (estimator === null ? 0 : 1)),
);
