import { square } from "../numeric/elementary.ts";
import { oneRateMeasure } from "./one-rate.ts";
import type { Measure } from "./types.ts";

/**
 * Incidence rate: y = x / t, v = x / t^2.
 *
 * Source: Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd ed., ch. 14.
 * R: `escalc(measure = "IR", xi, ti, add = 1/2, to = "only0")`
 */
export const incidenceRate: Measure = oneRateMeasure({
  id: "IR",
  label: "Incidence rate",
  summary: "Events per person-time in a single group, pooled as it is.",
  reference: "Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd ed., ch. 14",
  symbol: { analysis: "rate", display: "rate" },
  display: "identity",
  effect: (x, t) => x / t,
  variance: (x, t) => x / square(t),
  add: 0.5,
  canSplit: true,
  texts: (e, v) => [`${e} / person_time`, `${v} / person_time^2`],
});
