import { exp, log } from "../../numeric/elementary.ts";
import { logGamma } from "../../numeric/gamma-function.ts";
import { normalLogTails } from "../../numeric/normal.ts";
import { gaussLegendreOn } from "../../numeric/quadrature.ts";

/** How many standard deviations of log S are integrated over on either side. */
const WIDTH = 9;
const PANELS = 4;

/** P(T > t) of the noncentral t distribution as a function of t and ncp, for one number of degrees of freedom. */
export type NoncentralTail = (t: number, ncp: number) => number;

/**
 * The upper tail of the noncentral t distribution, as the mean of P(Z > t S - ncp) over S = sqrt(chi-square / df); the integral is
 * taken over log S, whose density is smooth and nearly normal, so that few nodes have all digits.
 * @param df degrees of freedom, at least 1
 * Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, ch. 31.
 * R: `pt(t, df, ncp, lower.tail = FALSE)`
 */
export function noncentralTail(df: number): NoncentralTail {
  const half = df / 2;
  const constant = Math.LN2 + half * log(half) - logGamma(half);
  const spread = WIDTH / Math.sqrt(2 * df);
  // Few degrees of freedom leave a long lower tail: S^df falls slowly.
  const nodes = gaussLegendreOn(-spread - 40 / df, spread, PANELS + Math.ceil(40 / df)).map(
    ({ at, weight }) => {
      const s = exp(at);
      return { s, weight: weight * exp(constant + df * at - half * s * s) };
    },
  );
  return (t, ncp) => {
    let sum = 0;
    for (const { s, weight } of nodes) sum += weight * exp(normalLogTails(t * s - ncp)[1]);
    return sum;
  };
}
