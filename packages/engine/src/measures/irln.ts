import { log } from "../numeric/elementary.ts";
import { oneRateMeasure } from "./one-rate.ts";
import type { Measure } from "./types.ts";

/**
 * Logarithm of an incidence rate: y = log(x / t), v = 1 / x; for x = 0 it exists only with a correction.
 *
 * Source: Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd ed., ch. 14.
 * R: `escalc(measure = "IRLN", xi, ti, add = 1/2, to = "only0")`
 */
export const incidenceRateLog: Measure = oneRateMeasure({
  id: "IRLN",
  label: "Incidence rate (log)",
  summary: "Events per person-time in a single group, pooled on the log scale.",
  reference: "Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd ed., ch. 14",
  symbol: { analysis: "log rate", display: "rate" },
  display: "exp",
  effect: (x, t) => log(x / t),
  variance: (x) => 1 / x,
  add: 0.5,
  canSplit: true,
  texts: (e, v) => [`log(${e} / person_time)`, `1 / ${v}`],
});
