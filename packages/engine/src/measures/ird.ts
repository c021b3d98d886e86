import { square } from "../numeric/elementary.ts";
import { twoRatesMeasure } from "./two-rates.ts";
import type { Measure } from "./types.ts";

/**
 * Incidence rate difference: y = x1 / t1 - x2 / t2, v = x1 / t1^2 + x2 / t2^2.
 *
 * Source: Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd ed., ch. 14.
 * R: `escalc(measure = "IRD", x1i, t1i, x2i, t2i, add = 1/2, to = "only0")`
 */
export const rateDifference: Measure = twoRatesMeasure({
  id: "IRD",
  label: "Incidence rate difference",
  summary: "Events per person-time in group 1 minus those in group 2.",
  reference: "Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd ed., ch. 14",
  symbol: { analysis: "IRD", display: "IRD" },
  display: "identity",
  effect: (x1, t1, x2, t2) => x1 / t1 - x2 / t2,
  variance: (x1, t1, x2, t2) => x1 / square(t1) + x2 / square(t2),
  add: 0.5,
  drop00: false,
  canSplit: true,
  texts: (e, v) => [`${e.x1} / t1i - ${e.x2} / t2i`, `${v.x1} / t1i^2 + ${v.x2} / t2i^2`],
});
