import { superiorityMeasure } from "./stochastic-superiority.ts";
import type { Measure } from "./types.ts";

/** Area under the curve of a test that tells two groups apart, without assuming a distribution. R: `escalc(measure = "AUC", ...)` */
export const areaUnderCurve: Measure = superiorityMeasure({
  id: "AUC",
  label: "AUC (area under the ROC curve)",
  summary: "Area under the curve of a test that tells two groups apart, without assuming a distribution.",
  symbol: { analysis: "AUC", display: "AUC" },
});
