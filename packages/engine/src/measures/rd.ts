import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import { pooledRiskStep } from "./two-by-two-steps.ts";
import type { Measure } from "./types.ts";

/**
 * Risk difference: y = a/n1 - c/n2, v = p1 (1 - p1)/n1 + p2 (1 - p2)/n2 (with n - 1 for the unbiased form). Without a
 * correction the variance of a study whose risks are all 0 or 1 is 0, and such a study cannot be pooled.
 *
 * Source: Fleiss & Berlin (2009), Handbook of Research Synthesis, ch. 13, eq. 13.1-13.2.
 * R: `escalc(measure = "RD", ai, bi, ci, di, add = 1/2, to = "only0")`
 */
export const riskDifference: Measure = twoByTwoMeasure({
  id: "RD",
  label: "Risk difference",
  summary: "Risk of the event in group 1 minus the risk in group 2.",
  reference: "Fleiss & Berlin (2009), Handbook of Research Synthesis and Meta-Analysis, ch. 13",
  symbol: { analysis: "RD", display: "RD" },
  display: "identity",
  effect: (a, b, c, d) => a / (a + b) - c / (c + d),
  variance: (a, b, c, d) => binomial(a, b, a + b) + binomial(c, d, c + d),
  varianceFromRisks: (p1, n1, p2, n2) => (p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2,
  ownVariances: [
    {
      value: "UB",
      label: "unbiased",
      variance: (a, b, c, d) => binomial(a, b, a + b - 1) + binomial(c, d, c + d - 1),
    },
  ],
  add: 0.5,
  // Two groups without events do say something about a difference of risks: that it is small.
  drop00: false,
  canSplit: true,
  steps(to, effect, variance, vtype) {
    const { a, b, c, d, n1, n2 } = variance;
    const yi = `${effect.a} / ${effect.n1} - ${effect.c} / ${effect.n2}`;
    if (vtype === "H0") {
      pooledRiskStep(to, variance);
      return [yi, `p * (1 - p) / ${n1} + p * (1 - p) / ${n2}`];
    }
    const [m1, m2] = vtype === "UB" ? [`(${n1} - 1)`, `(${n2} - 1)`] : [n1, n2];
    return [yi, `(${a} / ${n1}) * (${b} / ${n1}) / ${m1} + (${c} / ${n2}) * (${d} / ${n2}) / ${m2}`];
  },
  older: { vtypes: ["H0"] },
});

/** p (1 - p) / divisor from counts, exact where p is near 0 or 1. */
function binomial(events: number, others: number, divisor: number): number {
  const n = events + others;
  return ((events / n) * (others / n)) / divisor;
}
