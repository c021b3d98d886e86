import { defineStyle } from "./define-style.ts";
import { escalcVariants } from "./metafor.ts";
import type { HouseStyle } from "./types.ts";

/** JASP, classical meta-analysis. R: `rma(yi, vi, test = "knha")`, `predict(res)` */
export const jasp: HouseStyle = defineStyle({
  id: "jasp",
  label: "JASP 0.97",
  version: "0.97, classical",
  summary:
    "REML with Knapp-Hartung without a guard and the prediction interval that goes with it (t with k \u2212 1 degrees of freedom); I\u00b2 from \u03c4\u00b2, Q-profile on request.",
  reference: "JASP Team (2025), JASP 0.97, https://jasp-stats.org/",
  predictionOnRequest: "metafor",
  model: {
    kind: "random",
    estimator: "REML",
    test: "knha",
    tau2Interval: "QP",
    i2: "tau2",
    prediction: "metafor",
    pooling: "IV",
    poolingParams: {},
  },
  variants: escalcVariants,
  printsAnalysisScale: true,
});
