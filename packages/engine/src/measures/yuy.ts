import { square } from "../numeric/elementary.ts";
import { logOddsRatioVariance } from "./or.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Yule's Y, the coefficient of colligation: y = (sqrt(ad) - sqrt(bc)) / (sqrt(ad) + sqrt(bc)) =
 * (sqrt(OR) - 1) / (sqrt(OR) + 1), v = (1 - y^2)^2 / 16 (1/a + 1/b + 1/c + 1/d).
 *
 * Source: Yule (1912), J. R. Stat. Soc. 75, 579-652, doi:10.2307/2340126.
 * R: `escalc(measure = "YUY", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const yulesY: Measure = twoByTwoMeasure({
  id: "YUY",
  label: "Yule's Y",
  summary: "Coefficient of colligation of two dichotomies between -1 and 1, a function of the odds ratio.",
  reference: "Yule (1912), doi:10.2307/2340126",
  symbol: { analysis: "Y", display: "Y" },
  display: "identity",
  effect: colligation,
  variance: (a, b, c, d) =>
    (square(1 - square(colligation(a, b, c, d))) * logOddsRatioVariance(a, b, c, d)) / 16,
  varianceFromRisks: null,
  add: 0.5,
  drop00: true,
  canSplit: false,
  steps(to, { a, b, c, d, cells }) {
    to.step("OR", `(${a} / ${b}) / (${c} / ${d})`, cells.a / cells.b / (cells.c / cells.d));
    const y = "(sqrt(OR) - 1) / (sqrt(OR) + 1)";
    return [y, `(1 - (${y})^2)^2 / 16 * (1 / ${a} + 1 / ${b} + 1 / ${c} + 1 / ${d})`];
  },
});

function colligation(a: number, b: number, c: number, d: number): number {
  const [same, different] = [Math.sqrt(a) * Math.sqrt(d), Math.sqrt(b) * Math.sqrt(c)];
  return (same - different) / (same + different);
}
