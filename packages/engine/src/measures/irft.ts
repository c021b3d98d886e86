import { oneRateMeasure } from "./one-rate.ts";
import type { Measure } from "./types.ts";

/**
 * Freeman-Tukey transformed incidence rate: y = (sqrt(x / t) + sqrt((x + 1) / t)) / 2, v = 1 / (4 t). It exists without any
 * correction. A pooled value belongs to no rate without a person-time to go with it; the logarithm has no such trouble.
 *
 * Source: Freeman & Tukey (1950), Ann. Math. Stat. 21, 607-611, doi:10.1214/aoms/1177729756.
 * R: `escalc(measure = "IRFT", xi, ti, add = 0)`
 */
export const incidenceRateFreemanTukey: Measure = oneRateMeasure({
  id: "IRFT",
  label: "Incidence rate (Freeman-Tukey)",
  summary:
    "Events per person-time in a single group, after the Freeman-Tukey transformation; the log is easier to read.",
  reference: "Freeman & Tukey (1950), doi:10.1214/aoms/1177729756",
  symbol: { analysis: "Freeman-Tukey rate", display: "Freeman-Tukey rate" },
  display: "identity",
  sizedInverse: true,
  effect: (x, t) => (Math.sqrt(x / t) + Math.sqrt((x + 1) / t)) / 2,
  variance: (_x, t) => 1 / (4 * t),
  add: 0,
  canSplit: false,
  texts: (e) => [`(sqrt(${e} / person_time) + sqrt((${e} + 1) / person_time)) / 2`, "1 / (4 * person_time)"],
});
