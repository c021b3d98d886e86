import { binormalMeasure } from "./binormal-superiority.ts";
import type { Measure } from "./types.ts";

/** Probability that somebody of group 1 exceeds somebody of group 2, from means and SDs. R: `escalc(measure = "CLESN", ...)` */
export const binormalCommonLanguageEffect: Measure = binormalMeasure({
  id: "CLESN",
  label: "Common-language effect size (normal distributions)",
  summary: "Probability that somebody of group 1 exceeds somebody of group 2, from means and SDs.",
  symbol: { analysis: "CLES", display: "CLES" },
});
