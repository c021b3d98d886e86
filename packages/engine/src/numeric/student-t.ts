import { exp, log, log1p } from "./elementary.ts";
import { logGammaRise } from "./gamma-function.ts";
import { logBetaTails, logBetaWeight, unitPointFromLogOdds } from "./incomplete-beta.ts";
import { type LogTails, lowerTail, solveLogQuantile } from "./log-tails.ts";
import { memoizePair } from "./memo.ts";
import { foldTails, normalLogDensity, normalLogTails, normalQuantileOf } from "./normal.ts";

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
  const z = normalQuantileOf(target);
  const bend = z * z + 1;
  if (df >= NEARLY_NORMAL * bend) return z * (1 + bend / (4 * df));
  const distribution = {
    tails: (z: number): LogTails => foldedTails(z, df),
    logDensity: (z: number): number =>
      logBetaWeight(df / 2, 0.5, unitPointFromLogOdds(log(df) - 2 * z)) + Math.LN2,
  };
  return sign * exp(solveLogQuantile(distribution, folded, startOf(folded, df)));
}

/** A guess of log t: the Cauchy-like tail for few degrees of freedom, a widened normal for many. */
function startOf(folded: LogTails, df: number): number {
  const logNormal = log(Math.max(1e-300, Math.abs(normalQuantileOf([folded[1] - Math.LN2, 0]))));
  if (df > 2 && folded[1] > -20) return logNormal + (0.25 * (exp(2 * Math.min(2, logNormal)) + 1)) / df;
  const lead = log(df) / 2 + (-folded[1] - logGammaRise(df / 2, 0.5) - 0.5723649429247001 + 0) / df;
  return folded[1] < -1 ? lead : folded[0] + 0.4;
}

/** Quantile of Student's t, remembered. R: `qt(p, df)` */
export const tQuantile: (p: number, df: number) => number = memoizePair((p, df) =>
  tQuantileOf(lowerTail(p), df),
);
