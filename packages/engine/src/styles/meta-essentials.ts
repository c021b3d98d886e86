import { defineStyle } from "./define-style.ts";
import type { HouseStyle } from "./types.ts";

/** The workbooks Meta-Essentials. R: `rma(yi, vi, method = "DL", test = "knha")`, `predict(res)` */
export const metaEssentials: HouseStyle = defineStyle({
  id: "meta-essentials",
  label: "Meta-Essentials",
  version: "1.5",
  summary:
    "DerSimonian-Laird with Knapp-Hartung always, I\u00b2 from Q, a prediction interval by t with k \u2212 1 degrees of freedom.",
  reference: "Suurmond, van Rhee & Hak (2017), Research Synthesis Methods 8, 537-553, doi:10.1002/jrsm.1260",
  predictionOnRequest: "t",
  model: {
    kind: "random",
    estimator: "DL",
    test: "knha",
    tau2Interval: "none",
    i2: "Q",
    prediction: "t",
    pooling: "IV",
    poolingParams: {},
  },
  variants: (measure) => (measure === "SMD" ? { vtype: "LS2" } : {}),
  printsAnalysisScale: false,
});
