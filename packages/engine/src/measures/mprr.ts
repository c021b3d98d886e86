import { log } from "../numeric/elementary.ts";
import { pairedMeasure } from "./paired-tables.ts";
import type { Measure } from "./types.ts";

/**
 * Log risk ratio of matched pairs: y = log((a + b) / (a + c)), v = (b + c) / ((a + b)(a + c)).
 *
 * Source: Zou (2007), Stat. Med. 26, 2920-2930, doi:10.1002/sim.2787; Stedman, Curtin, Elbourne, Kesselheim & Brookhart
 * (2011), Int. J. Epidemiol. 40, 1732-1734, doi:10.1093/ije/dyp222.
 * R: `escalc(measure = "MPRR", ai, bi, ci, di)`
 */
export const pairedRiskRatio: Measure = pairedMeasure({
  id: "MPRR",
  label: "Risk ratio (matched pairs)",
  summary:
    "Ratio of the risks of the same people, or matched pairs, under two conditions; pooled on the log scale.",
  reference: "Zou (2007), doi:10.1002/sim.2787",
  symbol: { analysis: "log RR", display: "RR" },
  display: "exp",
  effect: ({ a, b, c }) => log((a + b) / (a + c)),
  variance: ({ a, b, c }) => (b + c) / ((a + b) * (a + c)),
  steps: (_to, { a, b, c }) => [
    `log((${a} + ${b}) / (${a} + ${c}))`,
    `(${b} + ${c}) / ((${a} + ${b}) * (${a} + ${c}))`,
  ],
});
