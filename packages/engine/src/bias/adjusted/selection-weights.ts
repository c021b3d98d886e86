import { criticalValue } from "../../inference/tests.ts";
import { square } from "../../numeric/elementary.ts";

/** Effects counted so that the favoured direction is up, with who is affirmative. */
export interface SelectionData {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly affirmative: readonly boolean[];
}

/** A mean under a selection ratio. */
export interface RatioMean {
  readonly estimate: number;
  readonly se: number;
  /** Degrees of freedom of t. */
  readonly df: number;
}

/** r / (v + tau2) of the studies that selection holds back, 1 / (v + tau2) of affirmative ones, over the largest. */
function ratioWeights({ vi, affirmative }: SelectionData, ratio: number, tau2: number): number[] {
  const weights = vi.map((v, i) => (affirmative[i] ? 1 : ratio) / (v + tau2));
  const largest = Math.max(...weights);
  return weights.map((w) => w / largest);
}

/**
 * The mean of effects whose non-affirmative studies stand for `ratio` studies each: sum w y / sum w, se = sqrt(sum w^2 v) / sum w,
 * t on k - 1 degrees of freedom where small samples are allowed for.
 * Source: Mathur & VanderWeele (2020), J. Royal Statistical Society C 69, 1091-1119, section 3.1.
 * R: `w <- ifelse(affirmative, 1, ratio) / vi; sum(w * yi) / sum(w)`, `sqrt(sum(w^2 * vi)) / sum(w)`
 */
export function fixedRatioMean(data: SelectionData, ratio: number): RatioMean {
  const weights = ratioWeights(data, ratio, 0);
  const sum = weights.reduce((total, w) => total + w, 0);
  const estimate = weights.reduce((total, w, i) => total + (w / sum) * data.yi[i]!, 0);
  const variance = weights.reduce((total, w, i) => total + square(w / sum) * data.vi[i]!, 0);
  return { estimate, se: Math.sqrt(variance), df: weights.length - 1 };
}

/**
 * The same with weights over v + tau2 and a cluster-robust variance, each study a cluster: bias-reduced (CR2) with the sampling
 * variances as working model, sum h^2 (v / M_ii) e^2 with h = w / sum w, residuals e and
 * M = (I - 1 h') diag(v) (I - h 1'). Degrees of freedom by Satterthwaite, for errors of equal variance as robumeta takes them.
 * Source: Bell & McCaffrey (2002), Survey Methodology 28, 169-181; Tipton (2015), Psychological Methods 20, 375-393.
 * R: `robumeta::robu(yi ~ 1, studynum = 1:k, userweights = w, var.eff.size = vi, small = TRUE)`
 */
export function robustRatioMean(data: SelectionData, ratio: number, tau2: number): RatioMean {
  const { yi, vi } = data;
  const weights = ratioWeights(data, ratio, tau2);
  const sum = weights.reduce((total, w) => total + w, 0);
  const shares = weights.map((w) => w / sum);
  const estimate = shares.reduce((total, h, i) => total + h * yi[i]!, 0);
  const common = shares.reduce((total, h, i) => total + h * h * vi[i]!, 0);
  const factors = shares.map((h, i) => (h * h * vi[i]!) / (vi[i]! * (1 - 2 * h) + common));
  const variance = factors.reduce((total, c, i) => total + c * square(yi[i]! - estimate), 0);
  return { estimate, se: Math.sqrt(variance), df: satterthwaite(shares, factors) };
}

/**
 * (sum c_i M_ii)^2 / sum_ij c_i c_j M_ij^2 with M = (I - 1 h') (I - h 1'), whose elements beside the diagonal are S - h_i - h_j,
 * S = sum h^2; the double sum falls into sums over studies.
 */
function satterthwaite(shares: readonly number[], factors: readonly number[]): number {
  const common = shares.reduce((total, h) => total + h * h, 0);
  let [c0, c1, c2, own, trace] = [0, 0, 0, 0, 0];
  shares.forEach((h, i) => {
    const c = factors[i]!;
    // Counted from S / 2, so that an element beside the diagonal is the sum of two.
    const g = common / 2 - h;
    const diagonal = c * (1 + 2 * g);
    c0 += c;
    c1 += c * g;
    c2 += c * g * g;
    trace += diagonal;
    own += square(diagonal) - square(2 * c * g);
  });
  const squares = 2 * c0 * c2 + 2 * c1 * c1 + own;
  return squares > 0 ? (trace * trace) / squares : 1;
}

/** What has to be true of a ratio for the mean, or the limit of its interval, to lie at `q`. */
interface SeverityNeeded {
  /** As the equation gives them, whatever their size; empty where it has no solution. */
  readonly roots: readonly number[];
  /** At least 1; null = no selection of this kind is severe enough. */
  readonly ratio: number | null;
}

/**
 * Ratio at which the fixed-effects mean is q: (nu_A - q w_A) / (q w_N - nu_N), with sums of weights w and weighted effects nu over
 * the affirmative (A) and the other studies (N).
 * Source: Mathur & VanderWeele (2020), eq. 4. R: `PublicationBias::pubbias_svalue(yi, vi, q = q)`
 */
export function ratioForMean(data: SelectionData, q: number): SeverityNeeded {
  const { above, below } = sumsAround(data, q);
  const roots = [above / -below].filter(Number.isFinite);
  return { roots, ratio: roots.find((root) => root >= 1) ?? null };
}

/**
 * Ratio at which the nearer limit of the fixed-effects interval is q: the root of (a + r b)^2 = z^2 (w_A + r^2 w_N) with a + r b
 * positive, a and b the weighted distances from q.
 * Source: Mathur & VanderWeele (2020), section 3.1. R: `PublicationBias::pubbias_svalue(yi, vi, q = q, small = FALSE)`
 */
export function ratioForLimit(data: SelectionData, q: number, level: number): SeverityNeeded {
  const { above: a, below: b, weightAbove, weightBelow } = sumsAround(data, q);
  const z2 = square(criticalValue(level, null));
  const lead = b * b - z2 * weightBelow;
  const rest = a * a - z2 * weightAbove;
  const inside = a * a * b * b - lead * rest;
  if (inside < 0 || lead === 0) return { roots: [], ratio: null };
  const root = Math.sqrt(inside);
  const roots = [(-a * b - root) / lead, (-a * b + root) / lead].filter(Number.isFinite);
  const proper = roots.filter((r) => r >= 1 && a + r * b >= 0).toSorted((x, y) => x - y);
  return { roots, ratio: proper[0] ?? null };
}

/** Weighted distances of both kinds of studies from q, and the sums of their weights 1 / v. */
function sumsAround(
  { yi, vi, affirmative }: SelectionData,
  q: number,
): {
  readonly above: number;
  readonly below: number;
  readonly weightAbove: number;
  readonly weightBelow: number;
} {
  let [above, below, weightAbove, weightBelow] = [0, 0, 0, 0];
  yi.forEach((y, i) => {
    const w = 1 / vi[i]!;
    if (affirmative[i]) {
      above += w * (y - q);
      weightAbove += w;
    } else {
      below += w * (y - q);
      weightBelow += w;
    }
  });
  return { above, below, weightAbove, weightBelow };
}
