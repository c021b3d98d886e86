import { partialMeasure } from "./partial-correlation.ts";
import type { Measure } from "./types.ts";

/**
 * Fisher's z of a partial correlation: y = atanh(r) with r = t/√(t² + n − m − 1), v = 1/(n − m − 2).
 *
 * Source: Fisher (1924), Metron 3, 329-332; Aloe & Thompson (2013), doi:10.5243/jsswr.2013.24.
 * R: `escalc(measure = "ZPCOR", ti, ni, mi)`, metafor 5.0 or later
 */
export const partialFisherZ: Measure = partialMeasure({
  id: "ZPCOR",
  label: "Partial correlation (Fisher’s z)",
  summary: "Partial correlation, pooled after Fisher’s transformation and shown as a partial correlation.",
  reference: "Fisher (1924), Metron 3, 329-332",
  symbol: { analysis: "Fisher’s z", display: "partial r" },
  display: "tanh",
  params: [],
  leastFreedom: 1,
  canBePerfect: false,
  effect: ({ z }) => z,
  variance: (_effect, { df }) => 1 / (df - 1),
  steps: (r) => [`atanh(${r})`, "1 / (ni - mi - 2)"],
  older: { inputs: ["ri", "pi"], otherVariance: true },
});
