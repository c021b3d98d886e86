import { superiorityMeasure } from "./stochastic-superiority.ts";
import type { Measure } from "./types.ts";

/** Probability that somebody of group 1 exceeds somebody of group 2, without assuming a distribution. R: `escalc(measure = "CLES", ...)` */
export const commonLanguageEffect: Measure = superiorityMeasure({
  id: "CLES",
  label: "Common-language effect size (from ranks)",
  summary:
    "Probability that somebody of group 1 exceeds somebody of group 2, without assuming a distribution.",
  symbol: { analysis: "CLES", display: "CLES" },
});
