import type { Plot } from "../plot-types.ts";
import { defineHistogram } from "./define-histogram.ts";

/** The distribution of significant p-values beside those of no effect and of the power estimated. */
export const pCurve: Plot = defineHistogram({
  id: "p-curve",
  label: "P-curve",
  summary:
    "Significant p-values by size, beside what no effect and what studies of one third of power would give: many very small ones speak for evidential value.",
  reference: "Simonsohn, Nelson & Simmons (2014), J Exp Psychol Gen 143(2), 534-547, doi:10.1037/a0033242",
});
