import { exp } from "../numeric/elementary.ts";
import { normalLogDensity, normalQuantile } from "../numeric/normal.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Probit-transformed risk difference: y = z1 - z2 with z = qnorm(p), v = the sum of p (1 - p) / (n dnorm(z)^2): the
 * standardised mean difference of normal scores that were cut at one point.
 *
 * Source: Sanchez-Meca, Marin-Martinez & Chacon-Moscoso (2003), Psychol. Methods 8, 448-467,
 * doi:10.1037/1082-989X.8.4.448, eq. 14-15.
 * R: `escalc(measure = "PBIT", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const probitDifference: Measure = twoByTwoMeasure({
  id: "PBIT",
  label: "SMD from a 2×2 table (probit)",
  summary:
    "Standardised mean difference of normal scores that were cut in two, from the difference of probits.",
  reference: "Sánchez-Meca et al. (2003), doi:10.1037/1082-989X.8.4.448",
  symbol: { analysis: "SMD", display: "SMD" },
  sides: "level",
  display: "identity",
  effect: (a, b, c, d) => probit(a, b) - probit(c, d),
  variance: (a, b, c, d) => probitVariance(a, b) + probitVariance(c, d),
  varianceFromRisks: null,
  add: 0.5,
  drop00: true,
  canSplit: false,
  steps(to, { a, b, c, d, n1, n2, cells }) {
    to.step("z1", `qnorm(${a} / ${n1})`, probit(cells.a, cells.b));
    to.step("z2", `qnorm(${c} / ${n2})`, probit(cells.c, cells.d));
    return [
      "z1 - z2",
      `(${a} / ${n1}) * (${b} / ${n1}) / (${n1} * dnorm(z1)^2) + (${c} / ${n2}) * (${d} / ${n2}) / (${n2} * dnorm(z2)^2)`,
    ];
  },
});

/** Probit of a share of `events` among `events + others`, from whichever of the two is the smaller. */
export function probit(events: number, others: number): number {
  const n = events + others;
  if (events === 0 || others === 0) return events === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return events <= others ? normalQuantile(events / n) : -normalQuantile(others / n);
}

/** p (1 - p) / (n dnorm(z)^2). */
export function probitVariance(events: number, others: number): number {
  const n = events + others;
  return ((events / n) * (others / n)) / (n * exp(2 * normalLogDensity(probit(events, others))));
}
