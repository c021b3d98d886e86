import { proportionMeasure } from "./one-proportion.ts";
import type { Measure } from "./types.ts";

/**
 * Raw proportion: y = x / n, v = p (1 - p) / n, or over n - 1 (`UB`). Intervals may leave 0 to 1; the logit does not.
 *
 * Source: Lipsey & Wilson (2001), Practical Meta-Analysis, p. 39.
 * R: `escalc(measure = "PR", xi, ni, add = 1/2, to = "only0")`
 */
export const proportion: Measure = proportionMeasure({
  id: "PR",
  label: "Proportion",
  summary: "Share of people with an event in a single group, pooled as it is; for shares far from 0 and 1.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, p. 39",
  symbol: { analysis: "proportion", display: "proportion" },
  display: "identity",
  effect: (x, m) => x / (x + m),
  variance: (x, m) => binomial(x, m, x + m),
  ownVariances: [{ value: "UB", label: "unbiased", variance: (x, m) => binomial(x, m, x + m - 1) }],
  varianceFromAverage: (p, n) => (p * (1 - p)) / n,
  add: 0.5,
  canSplit: true,
  steps(_to, effect, { x, m, n }, vtype) {
    const divisor = vtype === "UB" ? `(${n} - 1)` : n;
    return [`${effect.x} / ${effect.n}`, `(${x} / ${n}) * (${m} / ${n}) / ${divisor}`];
  },
});

function binomial(x: number, m: number, divisor: number): number {
  return ((x / (x + m)) * (m / (x + m))) / divisor;
}
