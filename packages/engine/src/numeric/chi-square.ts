import { exp, log } from "./elementary.ts";
import { logGamma1p } from "./gamma-function.ts";
import { logGammaTails, logPoissonWeight } from "./incomplete-gamma.ts";
import { type LogTails, lowerTail, solveLogQuantile } from "./log-tails.ts";
import { memoizePair } from "./memo.ts";
import { normalQuantileOf } from "./normal.ts";

/**
 * Both log tails of the gamma distribution with scale 1.
 * R: `pgamma(x, shape, log.p = TRUE)`
 */
export function gammaLogTails(x: number, shape: number): LogTails {
  return x <= 0 ? [Number.NEGATIVE_INFINITY, 0] : logGammaTails(shape, x);
}

/** Quantile of the gamma distribution with scale 1, for any tail. R: `qgamma(p, shape)` */
export function gammaQuantileOf(target: LogTails, shape: number): number {
  if (target[0] === Number.NEGATIVE_INFINITY) return 0;
  if (target[1] === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  const logShape = log(shape);
  const distribution = {
    tails: (z: number): LogTails => logGammaTails(shape, exp(z), z),
    logDensity: (z: number): number => logPoissonWeight(shape, exp(z), z) + logShape,
  };
  return exp(solveLogQuantile(distribution, target, startOf(target, shape)));
}

/** A guess of log x: Wilson and Hilferty (1931) near the centre, the leading power of x in the lower tail. */
function startOf(target: LogTails, shape: number): number {
  const lowest = (target[0] + logGamma1p(shape)) / shape;
  if (shape < 0.5 && lowest < 0) return lowest;
  const ninth = 1 / (9 * shape);
  const root = 1 - ninth + normalQuantileOf(target) * Math.sqrt(ninth);
  return root > 0.2 ? log(shape) + 3 * log(root) : lowest;
}

/**
 * Both log tails of the chi-square distribution.
 * @param x x >= 0
 * @param df degrees of freedom > 0
 * R: `pchisq(x, df, log.p = TRUE)`
 */
export function chisqLogTails(x: number, df: number): LogTails {
  return gammaLogTails(x / 2, df / 2);
}

/**
 * From this many degrees of freedom on, relative to z² + 1, three terms of the expansion around the normal are exact in double
 * precision: χ² = df + z √(2 df) + 2(z² − 1)/3 + (z³ − 7z)/(9 √(2 df)) + ..., whose fourth is below 1e-18 of the first.
 *
 * Source: Fisher & Cornish (1960), Technometrics 2, 209-225.
 */
const NEARLY_NORMAL = 1e12;

/** Quantile of chi-square for any tail. R: `qchisq(p, df)` */
export function chisqQuantileOf(target: LogTails, df: number): number {
  if (df >= NEARLY_NORMAL) {
    const z = normalQuantileOf(target);
    if (df >= NEARLY_NORMAL * (z * z + 1)) {
      return df + z * Math.SQRT2 * Math.sqrt(df) + (2 / 3) * (z * z - 1);
    }
  }
  return 2 * gammaQuantileOf(target, df / 2);
}

/** Quantile of chi-square, remembered. R: `qchisq(p, df)` */
export const chisqQuantile: (p: number, df: number) => number = memoizePair((p, df) =>
  chisqQuantileOf(lowerTail(p), df),
);
