import { log } from "../numeric/elementary.ts";
import { proportionMeasure } from "./one-proportion.ts";
import type { Measure } from "./types.ts";

/**
 * Logarithm of a proportion: y = log(x / n), v = 1/x - 1/n = m / (x n); for x = 0 it exists only with a correction.
 *
 * Source: delta method from the binomial distribution; Agresti (2013), Categorical Data Analysis, 3rd ed., sec. 3.1.
 * R: `escalc(measure = "PLN", xi, ni, add = 1/2, to = "only0")`
 */
export const proportionLog: Measure = proportionMeasure({
  id: "PLN",
  label: "Proportion (log)",
  summary: "Share of people with an event in a single group, pooled on the log scale.",
  reference: "Agresti (2013), Categorical Data Analysis, 3rd ed., sec. 3.1",
  symbol: { analysis: "log proportion", display: "proportion" },
  display: "exp",
  effect: (x, m) => log(x / (x + m)),
  variance: (x, m) => m / (x * (x + m)),
  varianceFromAverage: (p, n) => (1 - p) / (p * n),
  add: 0.5,
  canSplit: true,
  steps: (_to, effect, { x, m, n }) => [`log(${effect.x} / ${effect.n})`, `${m} / (${x} * ${n})`],
});
