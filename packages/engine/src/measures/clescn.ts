import { dependentSuperiorityMeasure } from "./dependent-superiority.ts";
import type { Measure } from "./types.ts";

/** Probability that one of two measurements exceeds the other, from means and SDs of the same people. R: `escalc(measure = "CLESCN", ...)` */
export const dependentCommonLanguageEffect: Measure = dependentSuperiorityMeasure({
  id: "CLESCN",
  label: "Common-language effect size (dependent)",
  summary:
    "Probability that one of two measurements exceeds the other, from means and SDs of the same people.",
  symbol: { analysis: "CLES", display: "CLES" },
});
