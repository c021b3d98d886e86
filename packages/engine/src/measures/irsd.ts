import { twoRatesMeasure } from "./two-rates.ts";
import type { Measure } from "./types.ts";

/**
 * Difference of square-root transformed incidence rates: y = sqrt(x1 / t1) - sqrt(x2 / t2), v = 1/(4 t1) + 1/(4 t2). It
 * exists without any correction.
 *
 * Source: Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd ed., ch. 14; Bartlett (1936), Suppl. J. R. Stat. Soc. 3,
 * 68-78, doi:10.2307/2983678.
 * R: `escalc(measure = "IRSD", x1i, t1i, x2i, t2i, add = 0)`
 */
export const rateRootDifference: Measure = twoRatesMeasure({
  id: "IRSD",
  label: "Incidence rate difference (square root)",
  summary:
    "Difference of the square roots of events per person-time, which needs no correction for groups without events.",
  reference: "Bartlett (1936), doi:10.2307/2983678",
  symbol: { analysis: "root IRD", display: "root IRD" },
  display: "identity",
  effect: (x1, t1, x2, t2) => Math.sqrt(x1 / t1) - Math.sqrt(x2 / t2),
  variance: (_x1, t1, _x2, t2) => 1 / (4 * t1) + 1 / (4 * t2),
  add: 0,
  drop00: false,
  canSplit: false,
  texts: (e) => [`sqrt(${e.x1} / t1i) - sqrt(${e.x2} / t2i)`, "1 / (4 * t1i) + 1 / (4 * t2i)"],
});
