import type { Interval } from "../analysis-types.ts";
import { createRegistry, type Registry } from "../registry.ts";
import { criticalValue } from "./tests.ts";
import type { PredictionInput, PredictionIntervalMethod } from "./types.ts";

function around(input: PredictionInput, spread: number, df: number | null): Interval {
  const reach = criticalValue(input.level, df) * spread;
  return {
    lower: input.estimate - reach,
    upper: input.estimate + reach,
    level: input.level,
    kind: "prediction",
    method: df === null ? "normal" : `t, df = ${df}`,
  };
}

const total = ({ se, tau2 }: PredictionInput): number => Math.hypot(se, Math.sqrt(tau2));

/** The record whose half width is a quantile times sqrt(SE^2 + tau2). */
function withDf(
  texts: Pick<PredictionIntervalMethod, "id" | "label" | "summary" | "reference" | "r">,
  df: (input: PredictionInput) => number | null,
): PredictionIntervalMethod {
  return { ...texts, df, interval: (input) => around(input, total(input), df(input)) };
}

/** Estimate plus or minus t(k - 1) sqrt(SE^2 + tau2). R: `predict(rma(yi, vi, test = "t"))` */
export const tPrediction: PredictionIntervalMethod = withDf(
  {
    id: "t",
    label: "t, k - 1 degrees of freedom",
    summary: "Student's t with one degree of freedom less than there are studies.",
    reference: "Veroniki et al. (2019), Research Synthesis Methods 10, 23-43, doi:10.1002/jrsm.1319",
    r: "qt((1 + level) / 2, df = res$k - 1) * sqrt(res$se^2 + res$tau2)",
  },
  ({ k }) => Math.max(1, k - 1),
);

/** Estimate plus or minus t(k - 2) sqrt(SE^2 + tau2), at least one degree of freedom. R: `predict(res, predtype = "Riley")` */
export const rileyPrediction: PredictionIntervalMethod = withDf(
  {
    id: "riley",
    label: "t, k - 2 degrees of freedom (Higgins, Riley)",
    summary: "Student's t with a further degree of freedom spent on tau2.",
    reference:
      "Higgins, Thompson & Spiegelhalter (2009), JRSS A 172, 137-159, doi:10.1111/j.1467-985X.2008.00552.x",
    r: "qt((1 + level) / 2, df = max(1, res$k - 1 - !res$tau2.fix)) * sqrt(res$se^2 + res$tau2)",
  },
  ({ k, tau2Estimated }) => Math.max(1, k - 1 - (tau2Estimated ? 1 : 0)),
);

/** Estimate plus or minus z sqrt(SE^2 + tau2). R: `predict(rma(yi, vi, test = "z"))` */
export const normalPrediction: PredictionIntervalMethod = withDf(
  {
    id: "normal",
    label: "Normal",
    summary: "The normal distribution; too narrow with few studies.",
    reference: "Viechtbauer (2010), J. Statistical Software 36(3), doi:10.18637/jss.v036.i03",
    r: "qnorm((1 + level) / 2) * sqrt(res$se^2 + res$tau2)",
  },
  () => null,
);

/** As metafor's `predict` does: normal under the test z, else t(k - 1). R: `predict(res)` */
export const metaforPrediction: PredictionIntervalMethod = withDf(
  {
    id: "metafor",
    label: "As the test (metafor)",
    summary:
      "Follows the test of the pooled effect: normal for z, t with k - 1 degrees of freedom otherwise.",
    reference: "Viechtbauer (2010), J. Statistical Software 36(3), doi:10.18637/jss.v036.i03",
    r: "(if (is.null(res$ddf) || is.na(res$ddf)) qnorm((1 + level) / 2) else qt((1 + level) / 2, df = res$ddf)) * sqrt(res$se^2 + res$tau2)",
  },
  ({ k, test }) => (test.distribution === "t" && k > 1 ? k - 1 : null),
);

/** Estimate plus or minus z tau, leaving out the uncertainty of the estimate. R: `predict(res, predtype = "simple")` */
export const simplePrediction: PredictionIntervalMethod = {
  id: "simple",
  label: "Range of true effects",
  summary:
    "z times tau around the estimate, without the uncertainty of the estimate: where true effects lie.",
  reference: "Borenstein (2019), Common Mistakes in Meta-Analysis, ISBN 978-1-7334367-1-7",
  r: "qnorm((1 + level) / 2) * sqrt(res$tau2)",
  df: () => null,
  interval: (input) => around(input, Math.sqrt(input.tau2), null),
};

/** No prediction interval. */
export const noPrediction: PredictionIntervalMethod = {
  id: "none",
  label: "None",
  summary: "No prediction interval.",
  reference: "Choice of presentation",
  r: null,
  df: () => null,
  interval: () => null,
};

/** Every prediction interval, in the order of the menu. */
export const predictionIntervals: Registry<PredictionIntervalMethod> = createRegistry("prediction interval", [
  tPrediction,
  rileyPrediction,
  normalPrediction,
  metaforPrediction,
  simplePrediction,
  noPrediction,
]);
