import { log } from "../numeric/elementary.ts";
import { type TwoByTwoFormulas, twoByTwoMeasure } from "./two-by-two-measure.ts";
import { pooledRiskStep } from "./two-by-two-steps.ts";
import type { Measure } from "./types.ts";

/** What the measures on this scale share. */
export const riskRatioFormulas: TwoByTwoFormulas = {
  id: "RR",
  label: "Risk ratio",
  summary: "Risk of the event in group 1 relative to group 2, pooled on the log scale.",
  reference: "Katz et al. (1978), doi:10.2307/2530610",
  symbol: { analysis: "log RR", display: "RR" },
  display: "exp",
  effect: (a, b, c, d) => log(a / (a + b)) - log(c / (c + d)),
  // The quotient form: 1/a - 1/n1 cancels where nearly everybody has the event.
  variance: (a, b, c, d) => b / (a * (a + b)) + d / (c * (c + d)),
  varianceFromRisks: (p1, n1, p2, n2) => (1 - p1) / (p1 * n1) + (1 - p2) / (p2 * n2),
  add: 0.5,
  drop00: true,
  canSplit: true,
  steps(to, effect, variance, vtype) {
    const { a, b, c, d, n1, n2 } = variance;
    const yi = `log(${effect.a} / ${effect.n1}) - log(${effect.c} / ${effect.n2})`;
    if (vtype !== "H0") return [yi, `${b} / (${a} * ${n1}) + ${d} / (${c} * ${n2})`];
    pooledRiskStep(to, variance);
    return [yi, `(1 - p) / (p * ${n1}) + (1 - p) / (p * ${n2})`];
  },
  older: { vtypes: ["AV", "H0"] },
};

/**
 * Log risk ratio: y = log((a/n1) / (c/n2)), v = b/(a n1) + d/(c n2) = 1/a - 1/n1 + 1/c - 1/n2; without events in a group,
 * after the correction, it has no value.
 *
 * Source: Katz, Baptista, Azen & Pike (1978), Biometrics 34, 469-474, doi:10.2307/2530610.
 * R: `escalc(measure = "RR", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const riskRatio: Measure = twoByTwoMeasure(riskRatioFormulas);
