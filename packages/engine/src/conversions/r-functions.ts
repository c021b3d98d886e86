import { hedgesCorrection } from "../measures/hedges-correction.ts";
import { lowerTail } from "../numeric/log-tails.ts";
import { normalCdf, normalQuantileOf } from "../numeric/normal.ts";
import { tQuantile } from "../numeric/student-t.ts";

/** The functions that derivations use beside elementary ones, by their names in R; all of the lower tail. */

/** Lower tail probability of the standard normal. R: `pnorm(x)` */
export function pnorm(x: number): number {
  return normalCdf(x);
}

/** Quantile of the standard normal. R: `qnorm(p)` */
export function qnorm(p: number): number {
  return normalQuantileOf(lowerTail(p));
}

/** Quantile of Student's t; of few p-values and sizes, as papers print them, it is remembered. R: `qt(p, df)` */
export function qt(p: number, df: number): number {
  return tQuantile(p, df);
}

/** Hedges' exact small-sample factor. R: `J <- function(m) exp(lgamma(m/2) - log(sqrt(m/2)) - lgamma((m-1)/2))` */
export function J(m: number): number {
  return hedgesCorrection(m);
}
