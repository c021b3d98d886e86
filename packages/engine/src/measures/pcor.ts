import { square } from "../numeric/elementary.ts";
import { partialMeasure } from "./partial-correlation.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { Measure } from "./types.ts";

/**
 * Partial correlation of one predictor of a regression model with m predictors: y = t/√(t² + n − m − 1), v = (1 − y²)²/(n − m);
 * under `AV` with the mean of all effects, weighted by size.
 *
 * Source: Aloe & Thompson (2013), doi:10.5243/jsswr.2013.24; Gustafson (1961) as in van Aert & Goos (2023),
 * doi:10.1002/jrsm.1632 (degrees of freedom).
 * R: `escalc(measure = "PCOR", ti, ni, mi)`, metafor 5.0 or later
 */
export const partialCorrelation: Measure = partialMeasure({
  id: "PCOR",
  label: "Partial correlation",
  summary:
    "Correlation of one predictor with the outcome, the others held constant, from a regression model.",
  reference: "Aloe & Thompson (2013), doi:10.5243/jsswr.2013.24",
  symbol: { analysis: "partial r", display: "partial r" },
  display: "identity",
  params: [
    vtypeParam([
      { value: "LS", label: "large-sample" },
      { value: "AV", label: "with the average correlation over all studies", overStudies: true },
    ]),
  ],
  leastFreedom: 0,
  canBePerfect: true,
  effect: ({ r }) => r,
  variance: (effect, { df }) => square((1 - effect) * (1 + effect)) / (df + 1),
  steps: (r) => [r, `(1 - ${r}^2)^2 / (ni - mi)`],
  older: { inputs: ["ri", "pi"], otherVariance: true },
});
