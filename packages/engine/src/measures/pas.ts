import { atan2 } from "../numeric/elementary.ts";
import { proportionMeasure } from "./one-proportion.ts";
import type { Measure } from "./types.ts";

/**
 * Arcsine square root of a proportion: y = asin(sqrt(x / n)), v = 1 / (4 n). It exists without any correction.
 *
 * Source: Anscombe (1948), Biometrika 35, 246-254, doi:10.1093/biomet/35.3-4.246.
 * R: `escalc(measure = "PAS", xi, ni, add = 0)`
 */
export const proportionArcsine: Measure = proportionMeasure({
  id: "PAS",
  label: "Proportion (arcsine)",
  summary: "Share of people with an event in a single group, as the arcsine of its square root.",
  reference: "Anscombe (1948), doi:10.1093/biomet/35.3-4.246",
  symbol: { analysis: "arcsine", display: "proportion" },
  display: "iarcsin",
  // The angle whose tangent is sqrt(x / m): exact where nearly everybody has the event.
  effect: (x, m) => atan2(Math.sqrt(x), Math.sqrt(m)),
  variance: (x, m) => 1 / (4 * (x + m)),
  varianceFromAverage: null,
  add: 0,
  canSplit: false,
  steps: (_to, { x, n }) => [`asin(sqrt(${x} / ${n}))`, `1 / (4 * ${n})`],
});
