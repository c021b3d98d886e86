import { defineStyle } from "./define-style.ts";
import { escalcVariants } from "./metafor.ts";
import type { HouseStyle } from "./types.ts";

/** Stata's suite `meta`: `meta esize`, `meta summarize`. R: `rma(yi, vi)`, `predict(res, predtype = "Riley")` */
export const stata: HouseStyle = defineStyle({
  id: "stata",
  label: "Stata 19",
  version: "19, meta summarize",
  summary:
    "REML with the Wald test (z), I\u00b2 from \u03c4\u00b2, no interval for \u03c4\u00b2; a prediction interval on request, by t with k \u2212 2 degrees of freedom.",
  reference:
    "StataCorp (2025), Stata Meta-Analysis Reference Manual, release 19, https://www.stata.com/manuals/meta.pdf",
  predictionOnRequest: "riley",
  model: {
    kind: "random",
    estimator: "REML",
    test: "z",
    tau2Interval: "none",
    i2: "tau2",
    prediction: "none",
    pooling: "IV",
    poolingParams: {},
  },
  variants: escalcVariants,
  printsAnalysisScale: true,
  differs: (measure) =>
    measure === "SMD"
      ? [
          "Stata takes Hedges' factor by its approximation 1 \u2212 3/(4m \u2212 1), m = n\u2081 + n\u2082 \u2212 2, unless esize(hedgesg, exact) is given; this has the exact factor: with 10 people or more in a study g differs by less than 0.1 %. Stata's variance of g was not verified.",
        ]
      : [],
});
