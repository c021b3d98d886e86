import { square } from "../numeric/elementary.ts";
import { logOddsRatioVariance } from "./or.ts";
import { type FromCells, twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/** What distinguishes Yule's two measures of association: the power of the odds ratio OR^(1/p) they are functions of. */
export interface YuleFormulas extends Pick<Measure, "id" | "label" | "summary"> {
  readonly symbol: string;
  /** (OR^(1/p) - 1) / (OR^(1/p) + 1) from the cells. */
  readonly effect: FromCells;
  /** OR^(1/p) as an expression of the step `OR`. */
  readonly power: string;
  /** What (1 - y^2)^2 times the variance of the log odds ratio is divided by: (2p)^2. */
  readonly divisor: 4 | 16;
}

/**
 * Builds a measure y = (OR^(1/p) - 1) / (OR^(1/p) + 1) on two dichotomies, with v = (1 - y^2)^2 / (2p)^2 (1/a + 1/b + 1/c + 1/d)
 * by the delta method.
 *
 * Source: Yule (1912), J. R. Stat. Soc. 75, 579-652, doi:10.2307/2340126.
 */
export function yuleMeasure({ symbol, effect, power, divisor, ...record }: YuleFormulas): Measure {
  return twoByTwoMeasure({
    ...record,
    reference: "Yule (1912), doi:10.2307/2340126",
    symbol: { analysis: symbol, display: symbol },
    sides: "association",
    display: "identity",
    effect,
    variance: (a, b, c, d) =>
      (square(1 - square(effect(a, b, c, d))) * logOddsRatioVariance(a, b, c, d)) / divisor,
    varianceFromRisks: null,
    add: 0.5,
    drop00: true,
    canSplit: false,
    steps(to, { a, b, c, d, cells }) {
      to.step("OR", `(${a} / ${b}) / (${c} / ${d})`, cells.a / cells.b / (cells.c / cells.d));
      const y = `(${power} - 1) / (${power} + 1)`;
      return [y, `(1 - (${y})^2)^2 / ${divisor} * (1 / ${a} + 1 / ${b} + 1 / ${c} + 1 / ${d})`];
    },
  });
}
