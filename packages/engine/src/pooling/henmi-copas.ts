import type { EffectSet } from "../analysis-types.ts";
import { dl } from "../estimators/dl.ts";
import { criticalValue } from "../inference/tests.ts";
import { chisqLogTails } from "../numeric/chi-square.ts";
import { exp } from "../numeric/elementary.ts";
import { normalLogDensity } from "../numeric/normal.ts";
import { integrate } from "../numeric/quadrature.ts";
import { findDecreasingRoot } from "../numeric/root.ts";
import { issue, ok, type Result } from "../result.ts";
import { intervalAround, NOT_ESTIMABLE, oneStudyIssue, testedEstimate } from "./assemble.ts";
import { type EqualEffects, equalEffects } from "./equal-effects.ts";
import { varianceUnder } from "./ivhet.ts";
import type { PooledEffect } from "./types.ts";

/**
 * Henmi and Copas' interval: the equal-effects estimate, which publication bias moves least, with the standard error it has
 * under heterogeneity and a critical value that allows for tau2 (DerSimonian-Laird) being estimated.
 *
 * The pivot is U = (mean - mu) / se(tau2). Given the standardised error R = r of the mean, Q has a mean and a variance that are
 * polynomials in r; it is taken as gamma with these, and P(|U| > u) follows by integration over r. The method defines no
 * p-value: `test` is null. One study is shown as it is, tested by z.
 * @throws RangeError when a variance is not positive, or the level is not between 0 and 1
 * Source: Henmi & Copas (2010), Statistics in Medicine 29, 2969-2983, doi:10.1002/sim.4029. R: `hc(rma(yi, vi, method = "DL"))`
 */
export function henmiCopas(effects: EffectSet, level: number): Result<PooledEffect> {
  const equal = equalEffects(effects);
  if (!equal.ok) return equal;
  const { estimate, k, input, shared } = equal.value;
  if (k === 1) {
    const issues = [oneStudyIssue()];
    return ok(
      { ...testedEstimate(estimate, input.vi[0]!, null, level), ...shared, tau2: null, issues },
      issues,
    );
  }
  const { tau2 } = dl.estimate(input);
  const { se } = testedEstimate(estimate, varianceUnder(equal.value, tau2), null, level);
  const critical = se === null ? Number.NaN : criticalU(pivotOf(equal.value, tau2), level);
  const interval = intervalAround(estimate, critical * (se ?? 0), level, "hc");
  const issues = interval === null ? [noInterval()] : [];
  return ok({ ...NOT_ESTIMABLE, estimate, se, interval, ...shared, tau2, issues }, issues);
}

/** What the distribution of the pivot depends on. Weights are relative to the largest one, and so are variances. */
interface Pivot {
  /** Degrees of freedom of Q. */
  readonly df: number;
  /** Variance of the mean under tau2, as a multiple of the equal-effects one. */
  readonly inflation: number;
  /** By how much the expectation of Q grows as that multiple grows by 1. */
  readonly slope: number;
  readonly meanAtZero: number;
  readonly meanPerSquare: number;
  readonly varianceAtZero: number;
  readonly variancePerSquare: number;
}

/**
 * Moments of Q given the mean. With e the errors of variance s2 = v + tau2 and c their covariances with the standardised mean,
 * e | r is normal around c r with covariance diag(s2) - c c', and Q = sum w e^2 - W1 var(mean) r^2.
 */
function pivotOf({ input, weights, sumW, unit }: EqualEffects, tau2: number): Pivot {
  const ratio = tau2 / unit;
  let [squares, pairs, before] = [0, 0, 0];
  for (const w of weights) {
    squares += w * w;
    pairs += w * before;
    before += w;
  }
  const inflation = 1 + (ratio * squares) / sumW;
  let [free, taken, spread, mixed] = [0, 0, 0, 0];
  for (let i = 0; i < weights.length; i++) {
    // w s2 = 1 + tau2 / v, and w c^2 = share of it that goes with the mean.
    const scaled = 1 + tau2 / input.vi[i]!;
    const part = (weights[i]! / sumW) * ((scaled * scaled) / inflation);
    free += scaled;
    taken += part;
    spread += scaled * scaled;
    mixed += scaled * part;
  }
  return {
    df: weights.length - 1,
    inflation,
    // (sum w)^2 / sum w^2 - 1, without the difference, which cancels where one weight outweighs the rest.
    slope: (2 * pairs) / squares,
    meanAtZero: free - taken,
    meanPerSquare: taken - inflation,
    varianceAtZero: 2 * (spread - 2 * mixed + taken * taken),
    variancePerSquare: 4 * Math.max(0, mixed - taken * taken),
  };
}

/** The u with P(|U| > u) = 1 - level. */
function criticalU(pivot: Pivot, level: number): number {
  const excess = (u: number): number => exceedance(pivot, u) - (1 - level);
  return findDecreasingRoot(excess, level, criticalValue(level, null)).root;
}

/** The density beyond so many standard deviations adds nothing to any level in use. */
const REACH = 9;

/**
 * P(|U| > u) = 2 integral of phi(r) P(Q <= f(r) | r) over r > u / sqrt(inflation), where f(r) is the Q at which the standard
 * error is just small enough: df + slope (inflation r^2 / u^2 - 1).
 */
function exceedance(pivot: Pivot, u: number): number {
  const from = u / Math.sqrt(pivot.inflation);
  const integrand = (r: number): number => {
    const limit = pivot.df + pivot.slope * (((r / from) * r) / from - 1);
    return exp(normalLogDensity(r)) * probabilityBelow(pivot, r, limit);
  };
  return 2 * integrateAdaptively(integrand, from, from + REACH, 8);
}

function probabilityBelow(pivot: Pivot, r: number, limit: number): number {
  const mean = pivot.meanAtZero + pivot.meanPerSquare * r * r;
  const variance = pivot.varianceAtZero + pivot.variancePerSquare * r * r;
  // Gamma with this mean and variance is (variance / 2 mean) times chi-square.
  return exp(chisqLogTails((2 * mean * limit) / variance, (2 * mean * mean) / variance)[0]);
}

const TOLERANCE = 1e-13;
const DEPTH = 24;

/** Halves panels until two rules agree: with many studies the probability steps up within a narrow band of r. */
function integrateAdaptively(f: (x: number) => number, low: number, high: number, panels: number): number {
  let sum = 0;
  const width = (high - low) / panels;
  for (let panel = 0; panel < panels; panel++) {
    const start = low + panel * width;
    sum += refine(f, start, start + width, integrate(f, start, start + width, 1), DEPTH);
  }
  return sum;
}

function refine(f: (x: number) => number, low: number, high: number, whole: number, depth: number): number {
  const middle = (low + high) / 2;
  const left = integrate(f, low, middle, 1);
  const right = integrate(f, middle, high, 1);
  if (depth === 0 || Math.abs(left + right - whole) <= TOLERANCE) return left + right;
  return refine(f, low, middle, left, depth - 1) + refine(f, middle, high, right, depth - 1);
}

function noInterval(): ReturnType<typeof issue> {
  return issue(
    "interval-not-computed",
    "warning",
    "The Henmi-Copas interval is not shown: its critical value lies beyond what can be computed with these variances.",
    "Check the rows whose variances differ most, or choose another interval.",
  );
}
