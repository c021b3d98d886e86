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
  differs: (measure) =>
    measure === "SMD"
      ? [
          "Not verified: whether its workbooks take Hedges’ factor exactly, as this does, or by its approximation 1 \u2212 3/(4m \u2212 1); with 10 people or more in a study the two differ by less than 0.1 %.",
        ]
      : [],
});
