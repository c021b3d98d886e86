import type { EffectSet } from "../analysis-types.ts";
import { dl } from "../estimators/dl.ts";
import { criticalValue } from "../inference/tests.ts";
import { chisqLogTails } from "../numeric/chi-square.ts";
import { exp, square } from "../numeric/elementary.ts";
import { normalLogDensity } from "../numeric/normal.ts";
import { integrate } from "../numeric/quadrature.ts";
import { findDecreasingRoot } from "../numeric/root.ts";
import { issue, ok, type Result } from "../result.ts";
import { intervalAround, oneStudyIssue, testedEstimate } from "./assemble.ts";
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
  const pooled = testedEstimate(estimate, varianceUnder(equal.value, tau2), null, level);
  const { se } = pooled;
  const critical = se === null ? Number.NaN : criticalU(pivotOf(equal.value, tau2), level);
  const interval = intervalAround(estimate, critical * (se ?? 0), level, "hc");
  const issues = interval === null ? [noInterval()] : [];
  return ok({ ...pooled, test: null, interval, ...shared, tau2, issues }, issues);
}

/** What the distribution of the pivot depends on. Weights are relative to the largest one, and so are variances. */
interface Pivot {
  /** Degrees of freedom of Q. */
  readonly df: number;
  /** Variance of the mean under tau2, as a multiple of the equal-effects one. */
  readonly inflation: number;
  /** By how much the expectation of Q grows as that multiple grows by 1: (sum w)^2 / sum w^2 - 1. */
  readonly slope: number;
  readonly meanAtZero: number;
  readonly meanPerSquare: number;
  readonly varianceAtZero: number;
  readonly variancePerSquare: number;
}

/**
 * Moments of Q given the standardised mean r, with S = w (v + tau2), shares p = w / sum w, inflation = sum p S and q = p S / inflation:
 *
 * E = sum S (1 - q) + r^2 sum p (S - inflation)^2 / inflation,
 * Var = 2 [sum S^2 (1 - q)^2 + sum_(i != j) q_i S_i q_j S_j] + 4 r^2 sum q (S - sum q S)^2.
 *
 * The errors e of the effects are normal around c r with covariance diag(v + tau2) - c c', where c are their covariances with
 * r, and Q = sum w e^2 - inflation r^2. In this form no term is negative, however far the variances lie apart.
 */
function pivotOf({ input, weights, sumW }: EqualEffects, tau2: number): Pivot {
  const scaled = input.vi.map((v) => 1 + tau2 / v);
  const shares = weights.map((w) => w / sumW);
  const inflation = sumOf(shares, (p, i) => p * scaled[i]!);
  const pull = shares.map((p, i) => (p * scaled[i]!) / inflation);
  const top = pull.indexOf(pull.reduce((a, b) => Math.max(a, b)));
  const besideTop = sumOf(pull, (q, i) => (i === top ? 0 : q));
  const rest = pull.map((q, i) => scaled[i]! * (i === top ? besideTop : 1 - q));
  const taken = sumOf(pull, (q, i) => q * scaled[i]!);
  return {
    df: weights.length - 1,
    inflation,
    slope: (2 * pairsOf(weights, (w) => w)) / sumOf(weights, (w) => w * w),
    meanAtZero: sumOf(rest, (d) => d),
    meanPerSquare: sumOf(shares, (p, i) => p * square(scaled[i]! - inflation)) / inflation,
    varianceAtZero: 2 * (sumOf(rest, square) + 2 * pairsOf(pull, (q, i) => q * scaled[i]!)),
    variancePerSquare: 4 * sumOf(pull, (q, i) => q * square(scaled[i]! - taken)),
  };
}

function sumOf(values: Float64Array, of: (value: number, at: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i]!, i);
  return sum;
}

/** sum over i < j of x_i x_j. */
function pairsOf(values: Float64Array, of: (value: number, at: number) => number): number {
  let [pairs, before] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const x = of(values[i]!, i);
    pairs += x * before;
    before += x;
  }
  return pairs;
}

/** The u with P(|U| > u) = 1 - level; NaN where the moments are beyond the range of doubles. */
function criticalU(pivot: Pivot, level: number): number {
  if (!Object.values(pivot).every((value) => Number.isFinite(value) && value >= 0)) return Number.NaN;
  if (!(pivot.slope > 0 && pivot.meanAtZero > 0 && pivot.varianceAtZero > 0)) return Number.NaN;
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
