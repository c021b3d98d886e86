import type { Plot } from "../plot-types.ts";
import { defineHistogram } from "./define-histogram.ts";

/** The distribution of absolute z-values with the mixture fitted to the significant ones. */
export const zCurve: Plot = defineHistogram({
  id: "z-curve",
  label: "Z-curve",
  summary:
    "Absolute z-values of all studies with the density that is fitted to the significant ones: fewer results just below significance than it expects speak for selection.",
  reference: "Barto\u0161 & Schimmack (2022), Meta-Psychology 6, MP.2021.2720, doi:10.15626/MP.2021.2720",
});
