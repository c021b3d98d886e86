import { exp, log, log1p } from "../numeric/elementary.ts";
import { logGamma, logGammaRise } from "../numeric/gamma-function.ts";

/** Ends of the range of shares that count as possible. */
const LOWEST = 1e-4;
/** Below exp(−40) of the peak nothing counts. */
const DEPTH = 40;
const PANELS = 40;
/** Of n / (1 - R²). */
const LARGEST = 1e7;
/** Nodes in (0, 1) and weights of the 10-point Gauss-Legendre rule; the other half is their mirror image. */
const GAUSS: readonly (readonly [node: number, weight: number])[] = [
  [0.14887433898163122, 0.29552422471475287],
  [0.4333953941292472, 0.26926671930999635],
  [0.6794095682990244, 0.21908636251598204],
  [0.8650633666889845, 0.1494513491505806],
  [0.9739065285171717, 0.06667134430868814],
];

/**
 * Variance of the share of variance explained by a regression model whose predictors are fixed: the variance of the share P under its
 * likelihood, normed to a distribution over 0.0001 ≤ P ≤ 0.9999. Given P, R² has a noncentral beta distribution with shapes m/2
 * and (n − m − 1)/2 and noncentrality nP/(1 − P), so that the likelihood is proportional to
 * exp(−λ/2) 1F1((n − 1)/2; m/2; λR²/2).
 *
 * Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, ch. 30 (the distribution).
 * R: `escalc(measure = "R2F", r2i, mi, ni)$vi`
 *
 * @param r2 0 ≤ R² < 1
 * @param m predictors, ≥ 1
 * @param n people, > m + 1
 * @returns NaN where n / (1 - R²) exceeds ten million: the series then has too many terms, and the variance is next to nothing
 */
export function fixedPredictorsVariance(r2: number, m: number, n: number): number {
  if (!(n / (1 - r2) <= LARGEST)) return Number.NaN;
  /** Log density of t = logit(P), up to a constant. */
  const density = (t: number): number => {
    const odds = exp(t);
    const lambda = n * odds;
    return logKummer((n - 1) / 2, m / 2, (lambda * r2) / 2) - lambda / 2 + t - 2 * log1p(odds);
  };
  const end = log((1 - LOWEST) / LOWEST);
  const peak = peakOf(density, -end, end);
  const top = density(peak);
  const lower = reach(density, peak, -end, top - DEPTH);
  const upper = reach(density, peak, end, top - DEPTH);
  const at = exp(peak) / (1 + exp(peak));
  let mass = 0;
  let first = 0;
  let second = 0;
  const half = (upper - lower) / PANELS / 2;
  for (let panel = 0; panel < PANELS; panel++) {
    const middle = lower + (2 * panel + 1) * half;
    for (const [node, weight] of GAUSS) {
      for (const t of [middle - node * half, middle + node * half]) {
        const share = weight * exp(density(t) - top);
        // Moments around the peak: a difference of raw moments would lose digits in large samples.
        const distance = 1 / (1 + exp(-t)) - at;
        mass += share;
        first += share * distance;
        second += share * distance * distance;
      }
    }
  }
  const mean = first / mass;
  return second / mass - mean * mean;
}

/** log 1F1(a; b; z) for a, b > 0 and z ≥ 0, summed outwards from its largest term. */
function logKummer(a: number, b: number, z: number): number {
  if (z === 0) return 0;
  const ratio = (k: number): number => ((a + k) * z) / ((b + k) * (k + 1));
  // The terms rise while (a + k) z > (b + k)(k + 1).
  const linear = b + 1 - z;
  const top = Math.max(
    0,
    Math.floor((-linear + Math.sqrt(Math.max(0, linear * linear + 4 * (a * z - b)))) / 2),
  );
  const logTop =
    top === 0 ? 0 : logGammaRise(a, top) - logGammaRise(b, top) + top * log(z) - logGamma(top + 1);
  let sum = 1;
  for (let k = top, term = 1; term > 1e-18 * sum; k++) {
    term *= ratio(k);
    sum += term;
  }
  for (let k = top - 1, term = 1; k >= 0 && term > 1e-18 * sum; k--) {
    term /= ratio(k);
    sum += term;
  }
  return logTop + log(sum);
}

/** Where a function with one peak is highest, by golden section. */
function peakOf(f: (t: number) => number, from: number, to: number): number {
  const golden = 0.6180339887498949;
  let low = from;
  let high = to;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let atLeft = f(left);
  let atRight = f(right);
  for (let step = 0; step < 50; step++) {
    if (atLeft > atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - golden * (high - low);
      atLeft = f(left);
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + golden * (high - low);
      atRight = f(right);
    }
  }
  return (low + high) / 2;
}

/** How far from the peak the function stays above a level, at most to `end`. */
function reach(f: (t: number) => number, peak: number, end: number, level: number): number {
  if (f(end) >= level) return end;
  let inside = peak;
  let outside = end;
  for (let step = 0; step < 30; step++) {
    const middle = (inside + outside) / 2;
    if (f(middle) >= level) inside = middle;
    else outside = middle;
  }
  return outside;
}
