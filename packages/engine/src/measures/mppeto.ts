import { pairedMeasure } from "./paired-tables.ts";
import type { Measure } from "./types.ts";

/**
 * Conditional log odds ratio of matched pairs by Peto's method: of b + c discordant pairs half are expected on each side, with
 * variance (b + c) / 4, so that y = 2 (b - c) / (b + c), v = 4 / (b + c).
 *
 * Source: Curtin, Elbourne & Altman (2002), Stat. Med. 21, 2145-2159, doi:10.1002/sim.1206.
 * R: `escalc(measure = "MPPETO", ai, bi, ci, di)`
 */
export const pairedPetoOddsRatio: Measure = pairedMeasure({
  id: "MPPETO",
  label: "Odds ratio (matched pairs, Peto)",
  summary: "Odds ratio within pairs by Peto’s method, for rare events; pooled on the log scale.",
  reference: "Curtin et al. (2002), doi:10.1002/sim.1206",
  symbol: { analysis: "log OR", display: "OR" },
  display: "exp",
  effect: ({ b, c }) => (2 * (b - c)) / (b + c),
  variance: ({ b, c }) => 4 / (b + c),
  steps(to, { b, c }, pairs) {
    to.step("E", `(${b} + ${c}) / 2`, (pairs.b + pairs.c) / 2);
    to.step("V", `(${b} + ${c}) / 4`, (pairs.b + pairs.c) / 4);
    return [`(${b} - E) / V`, "1 / V"];
  },
});
