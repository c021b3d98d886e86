import { atan2 } from "../numeric/elementary.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Arcsine square-root transformed risk difference: y = asin(sqrt(p1)) - asin(sqrt(p2)), v = 1/(4 n1) + 1/(4 n2). It exists
 * without any correction, also where nobody or everybody has the event; twice of it is Cohen's h.
 *
 * Source: Ruecker, Schwarzer, Carpenter & Olkin (2009), Stat. Med. 28, 721-738, doi:10.1002/sim.3511.
 * R: `escalc(measure = "AS", ai, bi, ci, di, add = 0)`
 */
export const arcsineDifference: Measure = twoByTwoMeasure({
  id: "AS",
  label: "Risk difference (arcsine)",
  summary:
    "Difference of arcsine-transformed risks, which needs no correction for empty cells; half of Cohen’s h.",
  reference: "Rücker et al. (2009), doi:10.1002/sim.3511",
  symbol: { analysis: "arcsine RD", display: "arcsine RD" },
  display: "identity",
  // The angle whose tangent is sqrt(a / b): exact where the risk is close to 1.
  effect: (a, b, c, d) => atan2(Math.sqrt(a), Math.sqrt(b)) - atan2(Math.sqrt(c), Math.sqrt(d)),
  variance: (a, b, c, d) => 1 / (4 * (a + b)) + 1 / (4 * (c + d)),
  varianceFromRisks: null,
  add: 0,
  drop00: false,
  canSplit: false,
  steps: (_to, { a, c, n1, n2 }) => [
    `asin(sqrt(${a} / ${n1})) - asin(sqrt(${c} / ${n2}))`,
    `1 / (4 * ${n1}) + 1 / (4 * ${n2})`,
  ],
});
