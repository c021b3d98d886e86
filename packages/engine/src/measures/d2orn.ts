import { dToOddsRatio } from "./d-to-odds-ratio.ts";
import type { Measure } from "./types.ts";

/**
 * Log odds ratio from a standardised mean difference, normal distributions: y = 1.65 d; see {@link dToOddsRatio}.
 *
 * Source: Cox & Snell (1989), Analysis of Binary Data; Sánchez-Meca, Marín-Martínez & Chacón-Moscoso (2003),
 * doi:10.1037/1082-989X.8.4.448.
 * R: `escalc(measure = "D2ORN", m1i, sd1i, n1i, m2i, sd2i, n2i)`
 */
export const differenceToOddsNormal: Measure = dToOddsRatio({
  id: "D2ORN",
  label: "Odds ratio from a standardised mean difference, normal",
  summary:
    "Odds ratio that a standardised mean difference amounts to where responses follow normal distributions.",
  reference: "Sánchez-Meca et al. (2003), doi:10.1037/1082-989X.8.4.448",
  factor: 1.65,
  expression: "1.65",
});
