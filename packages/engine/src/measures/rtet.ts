import { TETRACHORIC_ADD, tetrachoricCorrelation, tetrachoricInR, tetrachoricPair } from "./tetrachoric.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Tetrachoric correlation: the correlation of two normal variables of which only two halves of each are reported. An empty
 * cell has no estimate within -1 to 1.
 *
 * Source: Pearson (1900), doi:10.1098/rsta.1900.0022; Brown (1977), doi:10.2307/2346985.
 * R: `escalc(measure = "RTET", ai, bi, ci, di, add = 0)` to four digits, the limit of its optimiser
 */
export const tetrachoric: Measure = twoByTwoMeasure({
  id: "RTET",
  label: "Tetrachoric correlation",
  summary: "Correlation of two normal variables behind two dichotomies.",
  reference: "Pearson (1900), doi:10.1098/rsta.1900.0022",
  symbol: { analysis: "r", display: "r" },
  sides: "association",
  display: "identity",
  effect: tetrachoricCorrelation,
  variance: (a, b, c, d) => tetrachoricPair(a, b, c, d)[1],
  pair: tetrachoricPair,
  varianceFromRisks: null,
  add: TETRACHORIC_ADD,
  drop00: true,
  canSplit: false,
  rData: (columns, params) => tetrachoricInR(columns, params, false),
});
