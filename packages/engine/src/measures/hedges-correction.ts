import { exp, log } from "../numeric/elementary.ts";
import { logGammaRise } from "../numeric/gamma-function.ts";

/**
 * Hedges' exact small-sample factor J(m) = Γ(m/2) / (√(m/2) Γ((m−1)/2)), which makes a standardised mean difference unbiased.
 * Defined for m > 1; tends to 1 as 1 − 3/(4m − 1).
 *
 * Source: Hedges (1981), J. Educ. Stat. 6, 107-128, eq. 6e, doi:10.3102/10769986006002107.
 * R: `exp(lgamma(m/2) - log(sqrt(m/2)) - lgamma((m-1)/2))`
 *
 * @param m degrees of freedom
 * @returns the factor, 0 < J < 1; NaN for m ≤ 1
 */
export function hedgesCorrection(m: number): number {
  // The rise of log Γ over one half: the difference of two log-gammas would lose digits in large samples.
  return m > 1 ? exp(logGammaRise((m - 1) / 2, 0.5) - 0.5 * log(m / 2)) : Number.NaN;
}

/**
 * Hedges' approximation of his factor, 1 − 3/(4m − 1), for m > 1; above the exact one, by less than 0.1 % from m = 8 on.
 *
 * Source: Hedges (1981), J. Educ. Stat. 6, 107-128, doi:10.3102/10769986006002107; the factor of RevMan (Deeks & Higgins 2010,
 * Statistical algorithms in Review Manager 5) and of Stata's `meta esize`. R: `1 - 3 / (4 * m - 1)`
 *
 * @param m degrees of freedom
 * @returns the factor, 0 < J < 1; NaN for m ≤ 1
 */
export function approximateCorrection(m: number): number {
  return m > 1 ? 1 - 3 / (4 * m - 1) : Number.NaN;
}
