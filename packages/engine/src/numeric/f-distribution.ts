import { chisqLogTails, chisqQuantileOf } from "./chi-square.ts";
import { exp, log, log1p } from "./elementary.ts";
import { logGamma } from "./gamma-function.ts";
import { logBetaTails, logBetaWeight, type UnitPoint, unitPointFromLogOdds } from "./incomplete-beta.ts";
import { type LogTails, solveLogQuantile } from "./log-tails.ts";
import { normalQuantileOf } from "./normal.ts";

/**
 * Both log tails of the beta distribution.
 * @param x any real number; the mass lies on 0 <= x <= 1
 * R: `pbeta(x, a, b, log.p = TRUE)`
 */
export function betaLogTails(x: number, a: number, b: number): LogTails {
  if (x <= 0) return [Number.NEGATIVE_INFINITY, 0];
  if (x >= 1) return [0, Number.NEGATIVE_INFINITY];
  return logBetaTails(a, b, { x, y: 1 - x, logX: log(x), logY: log1p(-x) });
}

/**
 * From this many degrees of freedom on, relative to chi-square and the others, F is chi-square over its degrees of freedom in
 * double precision: F = (χ²/df1)(1 + (χ² − df1 + 2)/(2 df2) + O((χ² + df1)²/df2²)), whose second term is below 2^-55.
 *
 * Source: Fisher & Cornish (1960), Technometrics 2, 209-225.
 */
const NEARLY_CHI_SQUARE = 18014398509481984;

/** Beyond this both ends of a middle quantile of F round to 1: its logarithm is normal with variance 2/df1 + 2/df2. */
const NEARLY_ONE = 5.192296858534828e33;

/** The quantile where one or both degrees of freedom are beyond what changes it; null elsewhere. */
function limitQuantile(target: LogTails, df1: number, df2: number): number | null {
  const z = normalQuantileOf(target);
  if (Math.min(df1, df2) >= NEARLY_ONE * (z * z + 1)) return 1;
  if (df2 >= NEARLY_CHI_SQUARE * (df1 + 2)) {
    const chi2 = chisqQuantileOf(target, df1);
    if (df2 >= NEARLY_CHI_SQUARE * (chi2 + df1 + 2)) return chi2 / df1;
  }
  if (df1 >= NEARLY_CHI_SQUARE * (df2 + 2)) {
    const chi2 = chisqQuantileOf([target[1], target[0]], df2);
    if (df1 >= NEARLY_CHI_SQUARE * (chi2 + df2 + 2)) return df2 / chi2;
  }
  return null;
}

/** Solves for the log odds of a beta variable. */
function betaLogOddsOf(target: LogTails, a: number, b: number): number {
  const distribution = {
    tails: (z: number): LogTails => logBetaTails(a, b, unitPointFromLogOdds(z)),
    logDensity: (z: number): number => logBetaWeight(a, b, unitPointFromLogOdds(z)),
  };
  const spread = Math.sqrt(1 / a + 1 / b);
  const lower = (target[0] + log(a) + logGamma(a) + logGamma(b) - logGamma(a + b)) / a;
  const upper = -(target[1] + log(b) + logGamma(a) + logGamma(b) - logGamma(a + b)) / b;
  let start = log(a) - log(b) + normalQuantileOf(target) * spread;
  if (a < 1 && lower < -1) start = lower;
  else if (b < 1 && upper > 1) start = upper;
  return solveLogQuantile(distribution, target, start);
}

/** Quantile of the beta distribution, as a point known from both ends. R: `qbeta(p, a, b)` */
export function betaQuantileOf(target: LogTails, a: number, b: number): UnitPoint {
  if (target[0] === Number.NEGATIVE_INFINITY) return unitPointFromLogOdds(Number.NEGATIVE_INFINITY);
  if (target[1] === Number.NEGATIVE_INFINITY) return unitPointFromLogOdds(Number.POSITIVE_INFINITY);
  return unitPointFromLogOdds(betaLogOddsOf(target, a, b));
}

/**
 * Both log tails of the F distribution.
 * @param x x >= 0
 * @param df1 numerator degrees of freedom > 0
 * @param df2 denominator degrees of freedom > 0, Infinity for chi-square / df1
 * R: `pf(x, df1, df2, log.p = TRUE)`
 */
export function fLogTails(x: number, df1: number, df2: number): LogTails {
  if (x <= 0) return [Number.NEGATIVE_INFINITY, 0];
  if (x === Number.POSITIVE_INFINITY) return [0, Number.NEGATIVE_INFINITY];
  const chi2 = x * df1;
  // An error of chi-square changes the logarithm of a tail by at most as many times as much.
  if (df2 >= NEARLY_CHI_SQUARE * (chi2 + df1 + 2) * Math.max(1, chi2)) return chisqLogTails(chi2, df1);
  const odds = (df1 / df2) * x;
  const point: UnitPoint =
    odds > 1e-290 && odds < 1e290
      ? {
          x: odds / (1 + odds),
          y: 1 / (1 + odds),
          logX: -log1p(1 / odds),
          logY: -log1p(odds),
        }
      : unitPointFromLogOdds(log(df1) - log(df2) + log(x));
  return logBetaTails(df1 / 2, df2 / 2, point);
}

/** Quantile of the F distribution for any tail. R: `qf(p, df1, df2)` */
export function fQuantileOf(target: LogTails, df1: number, df2: number): number {
  if (target[0] === Number.NEGATIVE_INFINITY) return 0;
  if (target[1] === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (df2 === Number.POSITIVE_INFINITY) return chisqQuantileOf(target, df1) / df1;
  const limit = limitQuantile(target, df1, df2);
  if (limit !== null) return limit;
  const logOdds = betaLogOddsOf(target, df1 / 2, df2 / 2);
  return exp(logOdds + log(df2) - log(df1));
}
