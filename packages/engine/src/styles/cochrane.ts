import { defineStyle } from "./define-style.ts";
import { fixedPetoOnly } from "./revman-peto.ts";
import { revManVariants } from "./revman-smd.ts";
import type { HouseStyle } from "./types.ts";

/** Cochrane's pages say that RevMan takes a t or a normal distribution, and not more. */
const PREDICTION =
  "Not verified: the degrees of freedom of RevMan’s prediction interval, for which no published source was found. This takes k \u2212 1; an interval with k \u2212 2 is wider, above all with few studies.";

/**
 * RevMan (web) since January 2025, with the random-effects methods that Cochrane endorses: REML, HKSJ, Q-profile, I2 from
 * tau2. R: `rma(yi, vi, method = "REML", test = "knha")`
 */
export const cochrane: HouseStyle = defineStyle({
  id: "cochrane",
  label: "Cochrane / RevMan 2025",
  version: "RevMan Web, 2025",
  summary:
    "REML, Hartung-Knapp-Sidik-Jonkman without a guard, Q-profile, I\u00b2 from \u03c4\u00b2: what Cochrane endorses for random effects. RevMan offers DL and Wald beside them.",
  reference:
    "Cochrane Methods (2024), https://methods.cochrane.org/methods-cochrane/random-effects-meta-analysis-methods-intervention-reviews",
  predictionOnRequest: "t",
  model: {
    kind: "random",
    estimator: "REML",
    test: "knha",
    tau2Interval: "QP",
    i2: "tau2",
    prediction: "t",
    pooling: "IV",
    poolingParams: {},
  },
  variants: revManVariants,
  subgroupTau2: "separate",
  printsAnalysisScale: false,
  differs: () => [PREDICTION],
  lacks: fixedPetoOnly,
});
