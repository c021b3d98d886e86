import type { Measure } from "./types.ts";
import { yuleMeasure } from "./yule-association.ts";

/**
 * Yule's Q: y = (ad - bc) / (ad + bc) = (OR - 1) / (OR + 1), v = (1 - y^2)^2 / 4 (1/a + 1/b + 1/c + 1/d).
 *
 * Source: Yule (1912), J. R. Stat. Soc. 75, 579-652, doi:10.2307/2340126.
 * R: `escalc(measure = "YUQ", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const yulesQ: Measure = yuleMeasure({
  id: "YUQ",
  label: "Yule’s Q",
  summary: "Association of two dichotomies between -1 and 1, a function of the odds ratio.",
  symbol: "Q",
  effect: (a, b, c, d) => (a * d - b * c) / (a * d + b * c),
  power: "OR",
  divisor: 4,
});
