import { log } from "../numeric/elementary.ts";
import { proportionMeasure } from "./one-proportion.ts";
import type { Measure } from "./types.ts";

/**
 * Logit of a proportion: y = log(x / m), v = 1/x + 1/m with m = n - x; for x = 0 or m = 0 it exists only with a correction.
 *
 * Source: Lipsey & Wilson (2001), Practical Meta-Analysis, p. 40.
 * R: `escalc(measure = "PLO", xi, ni, add = 1/2, to = "only0")`
 */
export const proportionLogit: Measure = proportionMeasure({
  id: "PLO",
  label: "Proportion (log odds)",
  summary: "Share of people with an event in a single group, pooled on the logit scale.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, p. 40",
  symbol: { analysis: "logit", display: "proportion" },
  display: "logistic",
  effect: (x, m) => log(x / m),
  variance: (x, m) => 1 / x + 1 / m,
  varianceFromAverage: (p, n) => 1 / (n * p * (1 - p)),
  add: 0.5,
  canSplit: true,
  steps: (_to, effect, { x, m }) => [`log(${effect.x} / ${effect.m})`, `1 / ${x} + 1 / ${m}`],
});
