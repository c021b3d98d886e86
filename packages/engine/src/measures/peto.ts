import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Log odds ratio by Peto's method: y = (a - E) / V and v = 1 / V with the expected events E = n1 (a + c) / n and their
 * hypergeometric variance V = n1 n2 (a + c)(b + d) / (n^2 (n - 1)). Good for rare events and groups of similar size.
 *
 * Source: Yusuf, Peto, Lewis, Collins & Sleight (1985), Prog. Cardiovasc. Dis. 27, 335-371,
 * doi:10.1016/S0033-0620(85)80003-7.
 * R: `escalc(measure = "PETO", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const petoOddsRatio: Measure = twoByTwoMeasure({
  id: "PETO",
  label: "Odds ratio (Peto)",
  summary: "Odds ratio from observed minus expected events, for rare events; pooled on the log scale.",
  reference: "Yusuf et al. (1985), doi:10.1016/S0033-0620(85)80003-7",
  symbol: { analysis: "log OR", display: "OR" },
  display: "exp",
  effect: (a, b, c, d) => (a - expected(a, b, c, d)) / informationOf(a, b, c, d),
  variance: (a, b, c, d) => 1 / informationOf(a, b, c, d),
  varianceFromRisks: null,
  add: 0.5,
  drop00: true,
  canSplit: false,
  steps(to, table) {
    const { a, b, c, d, n1, n2 } = table;
    const { cells } = table;
    to.step("n", `${n1} + ${n2}`, cells.n1 + cells.n2);
    to.step("E", `${n1} * (${a} + ${c}) / n`, expected(cells.a, cells.b, cells.c, cells.d));
    to.step(
      "V",
      `${n1} * ${n2} * (${a} + ${c}) * (${b} + ${d}) / (n^2 * (n - 1))`,
      informationOf(cells.a, cells.b, cells.c, cells.d),
    );
    return [`(${a} - E) / V`, "1 / V"];
  },
});

function expected(a: number, b: number, c: number, d: number): number {
  return ((a + b) * (a + c)) / (a + b + c + d);
}

/** Variance of the events in group 1 given all margins. */
function informationOf(a: number, b: number, c: number, d: number): number {
  const n = a + b + c + d;
  return (((a + b) / n) * ((c + d) / n) * (a + c) * (b + d)) / (n - 1);
}
