import { dToOddsRatio, LOGISTIC_FACTOR } from "./d-to-odds-ratio.ts";
import type { Measure } from "./types.ts";

/**
 * Log odds ratio from a standardised mean difference, logistic distributions: y = π/√3 d; see {@link dToOddsRatio}.
 *
 * Source: Hasselblad & Hedges (1995), doi:10.1037/0033-2909.117.1.167; Chinn (2000).
 * R: `escalc(measure = "D2ORL", m1i, sd1i, n1i, m2i, sd2i, n2i)`
 */
export const differenceToOddsLogistic: Measure = dToOddsRatio({
  id: "D2ORL",
  label: "Odds ratio from a standardised mean difference, logistic",
  summary:
    "Odds ratio that a standardised mean difference amounts to where responses follow logistic distributions.",
  reference: "Hasselblad & Hedges (1995), doi:10.1037/0033-2909.117.1.167",
  factor: LOGISTIC_FACTOR,
  expression: "3.141592653589793 / sqrt(3)",
});
