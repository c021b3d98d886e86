import { atanh, square } from "../numeric/elementary.ts";
import { TETRACHORIC_ADD, tetrachoricInR, tetrachoricPair } from "./tetrachoric.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Fisher's z of the tetrachoric correlation: y = atanh(rho), with the variance of rho over (1 - rho^2)^2.
 *
 * Source: Pearson (1900), doi:10.1098/rsta.1900.0022; Fisher (1921), Metron 1, 3-32.
 * R: `escalc(measure = "ZTET", ai, bi, ci, di, add = 0)` to four digits, the limit of its optimiser
 */
export const tetrachoricFisherZ: Measure = twoByTwoMeasure({
  id: "ZTET",
  label: "Tetrachoric correlation (Fisher’s z)",
  summary:
    "Correlation of two normal variables behind two dichotomies, pooled after Fisher’s transformation.",
  reference: "Pearson (1900), doi:10.1098/rsta.1900.0022",
  symbol: { analysis: "Fisher’s z", display: "r" },
  sides: "association",
  display: "tanh",
  effect: (a, b, c, d) => fisherZ(a, b, c, d)[0],
  variance: (a, b, c, d) => fisherZ(a, b, c, d)[1],
  pair: fisherZ,
  varianceFromRisks: null,
  add: TETRACHORIC_ADD,
  drop00: true,
  canSplit: false,
  rData: (columns, params) => tetrachoricInR(columns, params, true),
  older: { absent: true },
});

function fisherZ(a: number, b: number, c: number, d: number): readonly [yi: number, vi: number] {
  const [rho, variance] = tetrachoricPair(a, b, c, d);
  return [atanh(rho), variance / square((1 - rho) * (1 + rho))];
}
