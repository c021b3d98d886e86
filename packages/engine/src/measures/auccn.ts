import { dependentSuperiorityMeasure } from "./dependent-superiority.ts";
import type { Measure } from "./types.ts";

/** Area under the curve of two measurements of the same people, from their means and SDs. R: `escalc(measure = "AUCCN", ...)` */
export const dependentAreaUnderCurve: Measure = dependentSuperiorityMeasure({
  id: "AUCCN",
  label: "AUC (dependent)",
  summary: "Area under the curve of two measurements of the same people, from their means and SDs.",
  symbol: { analysis: "AUC", display: "AUC" },
});
