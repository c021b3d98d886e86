import { square } from "../numeric/elementary.ts";
import { pairedMeasure } from "./paired-tables.ts";
import type { Measure } from "./types.ts";

/**
 * Risk difference of matched pairs: y = (b - c) / n, v = b/n^2 + c/n^2 - (b - c)^2 / n^3.
 *
 * Source: May & Johnson (1997), Stat. Med. 16, 2127-2136, doi:10.1002/(SICI)1097-0258(19971015)16:19<2127::AID-SIM659>3.0.CO;2-Y.
 * R: `escalc(measure = "MPRD", ai, bi, ci, di)`
 */
export const pairedRiskDifference: Measure = pairedMeasure({
  id: "MPRD",
  label: "Risk difference (matched pairs)",
  summary: "Difference of the risks of the same people, or matched pairs, under two conditions.",
  reference: "May & Johnson (1997), Stat. Med. 16, 2127-2136",
  symbol: { analysis: "RD", display: "RD" },
  display: "identity",
  effect: ({ a, b, c, d }) => (b - c) / (a + b + c + d),
  variance({ a, b, c, d }) {
    const n = a + b + c + d;
    return ((b + c) / n - square((b - c) / n)) / n;
  },
  steps(to, { a, b, c, d }, pairs) {
    to.step("n", `${a} + ${b} + ${c} + ${d}`, pairs.a + pairs.b + pairs.c + pairs.d);
    return [`(${b} - ${c}) / n`, `((${b} + ${c}) / n - ((${b} - ${c}) / n)^2) / n`];
  },
});
