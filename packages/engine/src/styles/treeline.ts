import { defineStyle } from "./define-style.ts";
import type { HouseStyle } from "./types.ts";

/** Treeline's own defaults. R: `rma(yi, vi, method = "REML", test = "adhoc")` */
export const treeline: HouseStyle = defineStyle({
  id: "treeline",
  label: "Treeline",
  version: "0.1",
  summary:
    "REML, Knapp-Hartung with its guard, Q-profile interval for \u03c4\u00b2, prediction interval by t with k \u2212 1 degrees of freedom, I\u00b2 from \u03c4\u00b2.",
  reference: "Rover, Knapp & Friede (2015), BMC Med Res Methodol 15:99, doi:10.1186/s12874-015-0091-1",
  predictionOnRequest: "t",
  model: {
    kind: "random",
    estimator: "REML",
    test: "adhoc",
    tau2Interval: "QP",
    i2: "tau2",
    prediction: "t",
    pooling: "IV",
    poolingParams: {},
  },
  subgroupTau2: "common",
  printsAnalysisScale: false,
});
