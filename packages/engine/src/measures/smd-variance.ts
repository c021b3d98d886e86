import { square } from "../numeric/elementary.ts";

/** What the variance of a standardised difference is computed from. */
export interface StandardisedParts {
  /** The effect, corrected or not. */
  readonly effect: number;
  /** 1/n1 + 1/n2. */
  readonly u: number;
  /** People behind the standard deviation. */
  readonly n: number;
  /** Its degrees of freedom. */
  readonly m: number;
  /** Hedges' factor, 1 without the correction. */
  readonly j: number;
}

/** What the variance `RM` takes off the number of people. */
export const LEAST_PEOPLE = 3.94;

/**
 * The study's own sampling variance of a standardised mean difference y = j d: `LS` u + y²/(2n); `LS2` j²(u + d²/(2n));
 * `UB` u + (1 − (m − 2)/(m j²)) y²; `H0` u j² m/(m − 2), for m > 2;
 * `RM` u + y²/(2(n − 3.94)), for n > 3.94.
 *
 * Source: Hedges (1982), doi:10.1037/0033-2909.92.2.490, eq. 8; (1983), doi:10.1037/0033-2909.93.2.388, eq. 9;
 * Borenstein (2009), Handbook of Research Synthesis, eq. 12.17; Hedges & Olkin (1985), Statistical Methods for Meta-Analysis,
 * as RevMan takes it (Deeks & Higgins 2010, Statistical algorithms in Review Manager 5).
 */
export function standardisedVariance({ effect, u, n, m, j }: StandardisedParts, vtype: string): number {
  switch (vtype) {
    case "LS2":
      return square(j) * u + square(effect) / (2 * n);
    case "UB":
      return u + (1 - (m - 2) / (m * square(j))) * square(effect);
    case "H0":
      return m > 2 ? (u * square(j) * m) / (m - 2) : Number.NaN;
    case "RM":
      return u + square(effect) / (2 * (n - LEAST_PEOPLE));
    default:
      return u + square(effect) / (2 * n);
  }
}

/** The same as an expression of `n1i`, `n2i`, `yi`, `d`, `m` and, with the correction, `j`. */
export function varianceExpression(vtype: string, n: string, isCorrected: boolean): string {
  const u = "1 / n1i + 1 / n2i";
  const times = isCorrected ? " * j^2" : "";
  switch (vtype) {
    case "LS2":
      return isCorrected ? `j^2 * (${u} + d^2 / (2 * ${n}))` : `${u} + d^2 / (2 * ${n})`;
    case "UB":
      return `${u} + (1 - (m - 2) / ${isCorrected ? "(m * j^2)" : "m"}) * yi^2`;
    case "H0":
      return `(${u})${times} * m / (m - 2)`;
    case "RM":
      return `${u} + yi^2 / (2 * (${n} - ${LEAST_PEOPLE}))`;
    default:
      return `${u} + yi^2 / (2 * ${n})`;
  }
}
