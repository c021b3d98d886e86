import type { Params } from "../registry.ts";
import { defineStyle } from "./define-style.ts";
import { escalcVariants } from "./metafor.ts";
import type { HouseStyle } from "./types.ts";

/**
 * `meta esize` takes Hedges' factor J by its approximation, and J^2 (1/n1 + 1/n2 + d^2/(2N)) as its variance; Glass's delta it
 * leaves uncorrected; for counts it does as `escalc()`.
 */
function stataVariants(measure: string): Params {
  if (measure === "SMD") return { factor: "approximate", vtype: "LS2" };
  return measure === "SMD1" ? { correct: false } : escalcVariants(measure);
}

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
  variants: stataVariants,
  printsAnalysisScale: true,
  differs: (measure) =>
    measure === "SMD1"
      ? [
          "Stata’s glassdelta2 has 2(n\u2082 \u2212 1) in its variance where this has 2n\u2082: with 50 people in group 2 and an effect of 1 the standard error differs by less than 0.5 %.",
        ]
      : [],
});
