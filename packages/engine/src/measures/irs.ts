import { oneRateMeasure } from "./one-rate.ts";
import type { Measure } from "./types.ts";

/**
 * Square root of an incidence rate: y = sqrt(x / t), v = 1 / (4 t). It exists without any correction.
 *
 * Source: Bartlett (1936), Suppl. J. R. Stat. Soc. 3, 68-78, doi:10.2307/2983678.
 * R: `escalc(measure = "IRS", xi, ti, add = 0)`
 */
export const incidenceRateRoot: Measure = oneRateMeasure({
  id: "IRS",
  label: "Incidence rate (square root)",
  summary: "Square root of the events per person-time in a single group.",
  reference: "Bartlett (1936), doi:10.2307/2983678",
  symbol: { analysis: "root rate", display: "rate" },
  display: "isqrt",
  effect: (x, t) => Math.sqrt(x / t),
  variance: (_x, t) => 1 / (4 * t),
  add: 0,
  canSplit: false,
  texts: (e) => [`sqrt(${e} / person_time)`, "1 / (4 * person_time)"],
});
