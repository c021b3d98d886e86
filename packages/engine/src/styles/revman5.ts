import type { AnalysisDocument } from "../document/types.ts";
import { defineStyle } from "./define-style.ts";
import { fixedPetoOnly } from "./revman-peto.ts";
import { revManVariants } from "./revman-smd.ts";
import type { HouseStyle, StyleModel } from "./types.ts";

const REFERENCE =
  "Cochrane Handbook 5.1, section 9.4.10, https://handbook-5-1.cochrane.org/chapter_9/9_4_10_a_summary_of_meta_analysis_methods_available_in_revman.htm";

const MODEL: StyleModel = {
  kind: "random",
  estimator: "DL",
  test: "z",
  tau2Interval: "none",
  i2: "Q",
  prediction: "none",
  pooling: "IV",
  poolingParams: {},
};

/** Counts can be pooled as they are: nothing was combined or corrected before. */
function hasCounts({ effects: { measure, aggregate, artefacts } }: AnalysisDocument): boolean {
  return ["OR", "RR", "RD", "PETO"].includes(measure) && aggregate === null && artefacts === null;
}

/** Peto's odds ratio is pooled by its own method, every other measure of two groups' counts by Mantel and Haenszel's. */
function fixedFromCounts(document: AnalysisDocument): Partial<StyleModel> {
  if (!hasCounts(document)) return {};
  const { measure } = document.effects;
  if (measure === "PETO") return { pooling: "Peto" };
  return { pooling: "MH", poolingParams: measure === "RD" ? { variance: "greenland-robins" } : {} };
}

/** RevMan 5 as it starts: one fixed effect, Mantel-Haenszel for counts. R: `rma.mh(ai, bi, ci, di, measure = "OR")` */
export const revman5: HouseStyle = defineStyle({
  id: "revman5",
  label: "RevMan 5",
  version: "5.1 to 5.4",
  summary:
    "One fixed effect: Mantel-Haenszel for counts, Peto for Peto odds ratios, inverse variance otherwise; z, I\u00b2 from Q.",
  reference: REFERENCE,
  predictionOnRequest: "none",
  model: { ...MODEL, kind: "equal" },
  modelFor: fixedFromCounts,
  variants: revManVariants,
  subgroupTau2: "separate",
  printsAnalysisScale: false,
});

/** No variance of the risk difference is chosen: random effects take those of the single studies. */
function mantelHaenszelRandom(document: AnalysisDocument): Partial<StyleModel> {
  return hasCounts(document) && document.effects.measure !== "PETO" ? { pooling: "MH" } : {};
}

/**
 * RevMan 5 with random effects as it starts for counts. R:
 * `meta::metabin(..., method = "MH", method.tau = "DL", Q.Cochrane = TRUE)`
 */
export const revman5RandomCounts: HouseStyle = defineStyle({
  id: "revman5-mh-random",
  label: "RevMan 5, M-H random effects",
  version: "5.1 to 5.4",
  summary:
    "For counts \u03c4\u00b2 by DerSimonian and Laird’s formula from Q around the Mantel-Haenszel estimate, inverse-variance weights; DerSimonian-Laird otherwise; z, I\u00b2 from Q.",
  reference: "Deeks & Higgins (2010), Statistical algorithms in Review Manager 5, Cochrane Collaboration",
  predictionOnRequest: "none",
  model: MODEL,
  modelFor: mantelHaenszelRandom,
  variants: revManVariants,
  subgroupTau2: "separate",
  printsAnalysisScale: false,
  lacks: fixedPetoOnly,
});

/** RevMan 5 with inverse variance and random effects. R: `rma(yi, vi, method = "DL")` */
export const revman5Random: HouseStyle = defineStyle({
  id: "revman5-random",
  label: "RevMan 5, random effects",
  version: "5.1 to 5.4",
  summary: "DerSimonian-Laird with the Wald interval, I\u00b2 from Q: inverse variance, random effects.",
  reference: REFERENCE,
  predictionOnRequest: "none",
  model: MODEL,
  variants: revManVariants,
  subgroupTau2: "separate",
  printsAnalysisScale: false,
  lacks: fixedPetoOnly,
});
