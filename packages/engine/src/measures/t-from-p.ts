import { upperTail } from "../numeric/log-tails.ts";
import { tQuantileOf } from "../numeric/student-t.ts";

/**
 * The t statistic behind a two-sided p-value that carries the sign of the effect: sign(p) · t such that P(|T| > t) = |p|.
 *
 * R: `sign(p) * qt(abs(p) / 2, df, lower.tail = FALSE)`
 *
 * @param p 0 < |p| ≤ 1
 * @param df degrees of freedom, > 0
 */
export function tFromTwoSidedP(p: number, df: number): number {
  return Math.sign(p) * tQuantileOf(upperTail(Math.abs(p) / 2), df);
}
