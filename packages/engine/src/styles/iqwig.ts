import { defineStyle } from "./define-style.ts";
import type { HouseStyle } from "./types.ts";

/** IQWiG, five studies or more. R: `meta::metagen(..., method.tau = "PM", method.random.ci = "HK", adhoc.hakn.ci = "IQWiG6")` */
export const iqwig: HouseStyle = defineStyle({
  id: "iqwig",
  label: "IQWiG",
  version: "General Methods 6.1 and 7.0",
  summary:
    "Paule-Mandel with Knapp-Hartung, guarded where its interval would be narrower than DerSimonian and Laird’s; meant for five studies or more. A prediction interval on request.",
  reference: "IQWiG (2022), General Methods 6.1, https://www.iqwig.de/en/about-us/methods/methods-paper/",
  predictionOnRequest: "HTS",
  model: {
    kind: "random",
    estimator: "PM",
    test: "iqwig6",
    tau2Interval: "none",
    i2: "Q",
    prediction: "none",
    pooling: "IV",
    poolingParams: {},
  },
  printsAnalysisScale: false,
  differs: () => [
    "With two to four studies IQWiG weighs a fixed effect or a description in words instead, and from version 8.0 on a Bayesian analysis.",
  ],
});
