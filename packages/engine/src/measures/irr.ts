import { log } from "../numeric/elementary.ts";
import { twoRatesMeasure } from "./two-rates.ts";
import type { Measure } from "./types.ts";

/**
 * Log incidence rate ratio: y = log((x1 / t1) / (x2 / t2)), v = 1/x1 + 1/x2.
 *
 * Source: Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd ed., ch. 14.
 * R: `escalc(measure = "IRR", x1i, t1i, x2i, t2i, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const rateRatio: Measure = twoRatesMeasure({
  id: "IRR",
  label: "Incidence rate ratio",
  summary: "Events per person-time in group 1 relative to group 2, pooled on the log scale.",
  reference: "Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd ed., ch. 14",
  symbol: { analysis: "log IRR", display: "IRR" },
  display: "exp",
  effect: (x1, t1, x2, t2) => log(x1 / t1) - log(x2 / t2),
  variance: (x1, _t1, x2) => 1 / x1 + 1 / x2,
  add: 0.5,
  drop00: true,
  canSplit: true,
  texts: (e, v) => [`log(${e.x1} / t1i) - log(${e.x2} / t2i)`, `1 / ${v.x1} + 1 / ${v.x2}`],
});
