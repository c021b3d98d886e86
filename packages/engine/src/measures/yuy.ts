import type { Measure } from "./types.ts";
import { yuleMeasure } from "./yule-association.ts";

/**
 * Yule's Y, the coefficient of colligation: y = (sqrt(ad) - sqrt(bc)) / (sqrt(ad) + sqrt(bc)) =
 * (sqrt(OR) - 1) / (sqrt(OR) + 1), v = (1 - y^2)^2 / 16 (1/a + 1/b + 1/c + 1/d).
 *
 * Source: Yule (1912), J. R. Stat. Soc. 75, 579-652, doi:10.2307/2340126.
 * R: `escalc(measure = "YUY", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const yulesY: Measure = yuleMeasure({
  id: "YUY",
  label: "Yule’s Y",
  summary: "Coefficient of colligation of two dichotomies between -1 and 1, a function of the odds ratio.",
  symbol: "Y",
  effect: colligation,
  power: "sqrt(OR)",
  divisor: 16,
});

function colligation(a: number, b: number, c: number, d: number): number {
  const [same, different] = [Math.sqrt(a) * Math.sqrt(d), Math.sqrt(b) * Math.sqrt(c)];
  return (same - different) / (same + different);
}
