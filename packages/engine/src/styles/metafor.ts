import { defineStyle } from "./define-style.ts";
import type { HouseStyle } from "./types.ts";

/** `escalc()` adds 1/2 to the tables with an empty cell and keeps those without events. */
export function escalcVariants(measure: string): { readonly drop00?: boolean } {
  return ["OR", "RR", "RD", "IRR", "IRD"].includes(measure) ? { drop00: false } : {};
}

/** R's metafor. R: `rma(yi, vi)`, `predict(res)`, `confint(res)` */
export const metafor: HouseStyle = defineStyle({
  id: "metafor",
  label: "R metafor 5",
  version: "5.1",
  summary:
    "REML with the Wald test (z), I\u00b2 from \u03c4\u00b2; interval for \u03c4\u00b2 by confint() (Q-profile), prediction interval by predict() only (normal under z).",
  reference: "Viechtbauer (2010), J. Statistical Software 36(3), doi:10.18637/jss.v036.i03",
  predictionOnRequest: "metafor",
  model: {
    kind: "random",
    estimator: "REML",
    test: "z",
    tau2Interval: "QP",
    i2: "tau2",
    prediction: "none",
    pooling: "IV",
    poolingParams: {},
  },
  variants: escalcVariants,
  printsAnalysisScale: true,
});
