import { binormalMeasure } from "./binormal-superiority.ts";
import type { Measure } from "./types.ts";

/** Area under the curve of a test that tells two groups apart, from means and SDs. R: `escalc(measure = "AUCN", ...)` */
export const binormalAreaUnderCurve: Measure = binormalMeasure({
  id: "AUCN",
  label: "AUC (normal distributions)",
  summary: "Area under the curve of a test that tells two groups apart, from means and SDs.",
  symbol: { analysis: "AUC", display: "AUC" },
});
