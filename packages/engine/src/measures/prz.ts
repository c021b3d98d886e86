import { proportionMeasure } from "./one-proportion.ts";
import { probit, probitVariance } from "./pbit.ts";
import type { Measure } from "./types.ts";

/**
 * Probit of a proportion: y = qnorm(x / n), v = p (1 - p) / (n dnorm(y)^2); for x = 0 or x = n it exists only with a
 * correction.
 *
 * Source: delta method from the binomial distribution; Bliss (1934), Science 79, 38-39, doi:10.1126/science.79.2037.38.
 * R: `escalc(measure = "PRZ", xi, ni, add = 1/2, to = "only0")`
 */
export const proportionProbit: Measure = proportionMeasure({
  id: "PRZ",
  label: "Proportion (probit)",
  summary:
    "Share of people with an event in a single group, as the standard normal score below which it lies.",
  reference: "Bliss (1934), doi:10.1126/science.79.2037.38",
  symbol: { analysis: "probit", display: "proportion" },
  display: "iprobit",
  effect: probit,
  variance: probitVariance,
  varianceFromAverage: null,
  add: 0.5,
  canSplit: false,
  steps(to, { x, m, n, values }) {
    to.step("z", `qnorm(${x} / ${n})`, probit(values.x, values.m));
    return ["z", `(${x} / ${n}) * (${m} / ${n}) / (${n} * dnorm(z)^2)`];
  },
  older: { absent: true },
});
