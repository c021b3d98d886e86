import { atan2 } from "../numeric/elementary.ts";
import { proportionMeasure } from "./one-proportion.ts";
import type { Measure } from "./types.ts";

/**
 * Freeman-Tukey double arcsine of a proportion: y = (asin(sqrt(x / (n + 1))) + asin(sqrt((x + 1) / (n + 1)))) / 2,
 * v = 1 / (4 n + 2). It exists without any correction. A pooled value belongs to no proportion without a sample size to go
 * with it, and with very unequal studies that choice misleads (Schwarzer et al. 2019); the logit has no such trouble.
 *
 * Source: Freeman & Tukey (1950), Ann. Math. Stat. 21, 607-611, doi:10.1214/aoms/1177729756; Schwarzer, Chemaitelly,
 * Abu-Raddad & Ruecker (2019), Res. Synth. Methods 10, 476-483, doi:10.1002/jrsm.1348.
 * R: `escalc(measure = "PFT", xi, ni, add = 0)`
 */
export const proportionDoubleArcsine: Measure = proportionMeasure({
  id: "PFT",
  label: "Proportion (Freeman-Tukey double arcsine)",
  summary:
    "Share of people with an event in a single group, after the double arcsine; the logit is easier to read.",
  reference: "Freeman & Tukey (1950), doi:10.1214/aoms/1177729756",
  symbol: { analysis: "double arcsine", display: "double arcsine" },
  display: "identity",
  sizedInverse: true,
  effect: (x, m) => (atan2(Math.sqrt(x), Math.sqrt(m + 1)) + atan2(Math.sqrt(x + 1), Math.sqrt(m))) / 2,
  variance: (x, m) => 1 / (4 * (x + m) + 2),
  varianceFromAverage: null,
  add: 0,
  canSplit: false,
  steps: (_to, { x, n }) => [
    `(asin(sqrt(${x} / (${n} + 1))) + asin(sqrt((${x} + 1) / (${n} + 1)))) / 2`,
    `1 / (4 * ${n} + 2)`,
  ],
});
