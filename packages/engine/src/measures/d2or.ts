import { dToOddsRatio, LOGISTIC_FACTOR } from "./d-to-odds-ratio.ts";
import type { Measure } from "./types.ts";

/**
 * The older name of D2ORL, for documents and scripts that use it: y = π/√3 d; see {@link dToOddsRatio}.
 *
 * Source: Hasselblad & Hedges (1995), doi:10.1037/0033-2909.117.1.167.
 * R: `escalc(measure = "D2OR", m1i, sd1i, n1i, m2i, sd2i, n2i)`
 */
export const differenceToOdds: Measure = dToOddsRatio({
  id: "D2OR",
  label: "Odds ratio from a standardised mean difference, logistic (older name)",
  summary: "The older name of D2ORL; the numbers are the same.",
  reference: "Hasselblad & Hedges (1995), doi:10.1037/0033-2909.117.1.167",
  factor: LOGISTIC_FACTOR,
  expression: "3.141592653589793 / sqrt(3)",
});
