import { exp, expm1, log, log1p } from "./elementary.ts";
import { logGammaRise } from "./gamma-function.ts";
import { logBetaTails, unitPointFromLogOdds } from "./incomplete-beta.ts";
import { type LogTails, lowerTail, type PositiveDistribution, solveLogQuantile } from "./log-tails.ts";
import { memoizePair } from "./memo.ts";
import {
  foldTails,
  nearNormalQuantile,
  normalLogDensity,
  normalLogTails,
  normalQuantileOf,
} from "./normal.ts";

/**
 * From this many degrees of freedom on, relative to x² + 1, one term of the expansion around the normal is exact in double
 * precision: t = z (1 + (z² + 1)/(4 df) + (5z⁴ + 16z² + 3)/(96 df²) + ...), whose third term is below (z² + 1)²/(12 df²) < 1e-17.
 *
 * Source: Fisher & Cornish (1960), Technometrics 2, 209-225.
 */
const NEARLY_NORMAL = 1e8;

/** Both log tails of |T| at exp(z): P(|T| > t) = I_x(df / 2, 1 / 2) with x = df / (df + t^2). */
function foldedTails(z: number, df: number): LogTails {
  const [upper, lower] = logBetaTails(df / 2, 0.5, unitPointFromLogOdds(log(df) - 2 * z));
  return [lower, upper];
}

/**
 * Both log tails of Student's t.
 * @param x any real number
 * @param df degrees of freedom > 0, Infinity for the normal
 * R: `pt(x, df, log.p = TRUE)`
 */
export function tLogTails(x: number, df: number): LogTails {
  if (df === Number.POSITIVE_INFINITY) return normalLogTails(x);
  if (x === 0) return [-Math.LN2, -Math.LN2];
  const bend = x * x + 1;
  // An error of z changes the logarithm of a tail by z times as much.
  if (df >= NEARLY_NORMAL * bend * Math.max(1, Math.abs(x))) return normalLogTails(x * (1 - bend / (4 * df)));
  const [central, both] = foldedTails(log(Math.abs(x)), df);
  const minor = both - Math.LN2;
  const major = minor > -1 ? log1p(exp(central)) - Math.LN2 : log1p(-exp(minor));
  return x < 0 ? [minor, major] : [major, minor];
}

/** log density of Student's t. R: `dt(x, df, log = TRUE)` */
export function tLogDensity(x: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalLogDensity(x);
  const ratio = x / df;
  const logKernel = Math.abs(x) > 1e150 ? 2 * log(Math.abs(x)) - log(df) : log1p(ratio * x);
  return logGammaRise(df / 2, 0.5) - 0.5 * log(Math.PI * df) - ((df + 1) / 2) * logKernel;
}

/**
 * Quantile of Student's t for any tail, from {@link LogTails}.
 * R: `qt(p, df)`, `qt(logp, df, log.p = TRUE, lower.tail = FALSE)`
 */
export function tQuantileOf(target: LogTails, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalQuantileOf(target);
  const { sign, folded } = foldTails(target);
  if (folded[0] === Number.NEGATIVE_INFINITY) return 0;
  if (folded[1] === Number.NEGATIVE_INFINITY) return sign * Number.POSITIVE_INFINITY;
  if (df >= NEARLY_NORMAL) {
    const z = normalQuantileOf(target);
    const bend = z * z + 1;
    if (df >= NEARLY_NORMAL * bend) return z * (1 + bend / (4 * df));
  }
  const logDensityAt0 = tLogDensity(0, df);
  const start = startOf(folded, df, logDensityAt0);
  return sign * exp(solveLogQuantile(foldedDistribution(df, logDensityAt0), folded, start));
}

/** |T| through z = log t. */
function foldedDistribution(df: number, logDensityAt0: number): PositiveDistribution {
  const logDf = log(df);
  return {
    tails: (z) => foldedTails(z, df),
    logDensity: (z) => {
      const { logX } = unitPointFromLogOdds(logDf - 2 * z);
      return z + Math.LN2 + logDensityAt0 + ((df + 1) / 2) * logX;
    },
    densitySlope: (z) => 1 - (df + 1) / (1 + exp(logDf - 2 * z)),
  };
}

/**
 * A guess of log t. In the middle t is the central probability over twice the density at 0. Beyond, two guesses hardly ever fall
 * short, so that the lesser is the better: Wallace's transformation of the normal quantile, t = sqrt(df (exp(w^2 / df) - 1)) with
 * w = z (8 df + 3) / (8 df + 1), and the power of t that the far tail is.
 *
 * Source: Wallace (1959), Annals of Mathematical Statistics 30, 1121-1130, doi:10.1214/aoms/1177706080.
 */
function startOf([central, both]: LogTails, df: number, logDensityAt0: number): number {
  if (central < -2) return central - Math.LN2 - logDensityAt0;
  const w = (nearNormalQuantile(both - Math.LN2) * (8 * df + 3)) / (8 * df + 1);
  const logDf = log(df);
  const widened = 0.5 * (logDf + log(expm1((w * w) / df)));
  const power = (Math.LN2 + logDensityAt0 - both + 0.5 * (df - 1) * logDf) / df;
  return Math.min(widened, power);
}

/** Quantile of Student's t, remembered. R: `qt(p, df)` */
export const tQuantile: (p: number, df: number) => number = memoizePair((p, df) =>
  tQuantileOf(lowerTail(p), df),
);
