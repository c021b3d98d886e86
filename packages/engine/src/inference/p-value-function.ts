import { exp } from "../numeric/elementary.ts";
import { normalLogTails } from "../numeric/normal.ts";
import { tLogTails } from "../numeric/student-t.ts";

/** An estimate with the distribution its test refers to. */
export interface TestedEstimate {
  readonly estimate: number;
  /** Standard error, > 0. */
  readonly se: number;
  /** Degrees of freedom; null = normal. */
  readonly df: number | null;
}

/**
 * The p-value function of an estimate: the two-sided p-value against each true value.
 *
 * p(v) = 2 (1 - F(|estimate - v| / se)), F normal or Student's t; 1 at the estimate, and alpha at the ends of its 1 - alpha interval.
 * @param value a true value on the analysis scale
 * @see Infanger & Schmidt-Trucksaess (2019), Stat Med 38, 4189-4197, doi:10.1002/sim.8293. R: `2 * pnorm(-abs(estimate - v) / se)`
 */
export function pValueAt(value: number, { estimate, se, df }: TestedEstimate): number {
  const statistic = Math.abs(estimate - value) / se;
  const [, upper] = df === null ? normalLogTails(statistic) : tLogTails(statistic, df);
  return Math.min(1, 2 * exp(upper));
}
