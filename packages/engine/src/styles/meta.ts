import { defineStyle } from "./define-style.ts";
import type { HouseStyle } from "./types.ts";

/**
 * R's meta, its random-effects row. R: `meta::metagen(yi, sqrt(vi))` (`metabin(..., method = "Inverse")`)
 */
export const meta: HouseStyle = defineStyle({
  id: "meta",
  label: "R meta 8",
  version: "8.4",
  summary:
    "REML with the classic interval (z), Q-profile, I\u00b2 from Q; a prediction interval on request, by t with k \u2212 1 degrees of freedom and the classic standard error.",
  reference:
    "Balduzzi, Rucker & Schwarzer (2019), Evidence-Based Mental Health 22, 153-160, doi:10.1136/ebmental-2019-300117",
  predictionOnRequest: "V",
  model: {
    kind: "random",
    estimator: "REML",
    test: "z",
    tau2Interval: "QP",
    i2: "Q",
    prediction: "none",
    pooling: "IV",
    poolingParams: {},
  },
  // exact.smd = TRUE: the unbiased variance of White & Thomas (2005).
  variants: (measure) => (measure === "SMD" ? { vtype: "UB" } : {}),
  subgroupTau2: "separate",
  printsAnalysisScale: false,
  differs: (measure) =>
    ["OR", "RR", "RD", "IRR"].includes(measure)
      ? [
          'For counts meta prints a Mantel-Haenszel common effect beside this one (style RevMan 5). It takes Q, I\u00b2 and \u03c4\u00b2 around that effect only under method.tau = "DL" (style RevMan 5, M-H random effects).',
        ]
      : [],
});
