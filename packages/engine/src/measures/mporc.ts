import { log } from "../numeric/elementary.ts";
import { pairedMeasure } from "./paired-tables.ts";
import type { Measure } from "./types.ts";

/**
 * Conditional log odds ratio of matched pairs, from the discordant pairs: y = log(b / c), v = 1/b + 1/c.
 *
 * Source: Curtin, Elbourne & Altman (2002), Stat. Med. 21, 2145-2159, doi:10.1002/sim.1206.
 * R: `escalc(measure = "MPORC", ai, bi, ci, di)`
 */
export const pairedConditionalOddsRatio: Measure = pairedMeasure({
  id: "MPORC",
  label: "Odds ratio (matched pairs, conditional)",
  summary: "Odds ratio within pairs, from the pairs in which only one of the two had the event.",
  reference: "Curtin et al. (2002), doi:10.1002/sim.1206",
  symbol: { analysis: "log OR", display: "OR" },
  display: "exp",
  effect: ({ b, c }) => log(b / c),
  variance: ({ b, c }) => 1 / b + 1 / c,
  steps: (_to, { b, c }) => [`log(${b} / ${c})`, `1 / ${b} + 1 / ${c}`],
});
