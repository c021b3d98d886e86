import { semiPartialMeasure } from "./semi-partial-correlation.ts";
import type { Measure } from "./types.ts";

/**
 * Semi-partial correlation: see {@link semiPartialMeasure}.
 *
 * R: `escalc(measure = "SPCOR", ti, ni, mi, r2i)`
 */
export const semiPartialCorrelation: Measure = semiPartialMeasure({
  id: "SPCOR",
  label: "Semi-partial correlation",
  summary:
    "Correlation of the outcome with what the other predictors leave of one predictor, from a regression model.",
  reference: "Aloe & Becker (2012), doi:10.3102/1076998610396901",
  symbol: { analysis: "semi-partial r", display: "semi-partial r" },
  display: "identity",
  isFisher: false,
  older: { inputs: ["ri", "pi"] },
});
