import { square } from "../numeric/elementary.ts";
import { logOddsRatioVariance } from "./or.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Yule's Q: y = (ad - bc) / (ad + bc) = (OR - 1) / (OR + 1), v = (1 - y^2)^2 / 4 (1/a + 1/b + 1/c + 1/d).
 *
 * Source: Yule (1912), J. R. Stat. Soc. 75, 579-652, doi:10.2307/2340126.
 * R: `escalc(measure = "YUQ", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const yulesQ: Measure = twoByTwoMeasure({
  id: "YUQ",
  label: "Yule's Q",
  summary: "Association of two dichotomies between -1 and 1, a function of the odds ratio.",
  reference: "Yule (1912), doi:10.2307/2340126",
  symbol: { analysis: "Q", display: "Q" },
  display: "identity",
  effect: associationQ,
  variance: (a, b, c, d) =>
    (square(1 - square(associationQ(a, b, c, d))) * logOddsRatioVariance(a, b, c, d)) / 4,
  varianceFromRisks: null,
  add: 0.5,
  drop00: true,
  canSplit: false,
  steps(to, { a, b, c, d, cells }) {
    to.step("OR", `(${a} / ${b}) / (${c} / ${d})`, cells.a / cells.b / (cells.c / cells.d));
    const q = "(OR - 1) / (OR + 1)";
    return [q, `(1 - (${q})^2)^2 / 4 * (1 / ${a} + 1 / ${b} + 1 / ${c} + 1 / ${d})`];
  },
});

function associationQ(a: number, b: number, c: number, d: number): number {
  return (a * d - b * c) / (a * d + b * c);
}
