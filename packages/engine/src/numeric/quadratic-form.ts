import { atan2, cos, exp, log, sin } from "./elementary.ts";
import { eigenvaluesAbove, type FittedPart, fittedLogDeterminant, fittedSlopes } from "./regression-form.ts";
import { findRoot } from "./root.ts";

/**
 * The distribution of Q = sum w_i (y_i - ybar_w)^2 for independent y_i ~ N(mu, t_i): a positive combination of chi-square
 * variables. Its Laplace transform needs no eigenvalues: with d_i = w_i t_i,
 * E exp(sQ) = prod (1 - 2 s d_i)^(-1/2) [sum w_i / (1 - 2 s d_i) / sum w_i]^(-1/2), which costs O(k) per point.
 */
interface Form {
  readonly weights: Float64Array;
  readonly products: Float64Array;
  readonly total: number;
  /** What a regression takes out; null = the weighted mean. */
  readonly fitted: FittedPart | null;
  /** 1 / (2 lambda) of the largest eigenvalue: where the transform's singularities begin. */
  readonly edge: number;
}

/**
 * The largest eigenvalue of the form lies between the two largest products; bisection on the secular function, even in the
 * logarithm, because with weights of very different size the two are many decades apart.
 */
function largestEigenvalue(weights: Float64Array, products: Float64Array): number {
  let first = 0;
  let second = 0;
  for (const d of products) {
    if (d > first) {
      second = first;
      first = d;
    } else if (d > second) second = d;
  }
  let low = second;
  let high = first;
  for (let step = 0; step < 60 && high - low > 1e-3 * high; step++) {
    const middle = low > 0 ? Math.sqrt(low) * Math.sqrt(high) : high / 2;
    let secular = 0;
    for (let i = 0; i < weights.length; i++) secular += weights[i]! / (1 - products[i]! / middle);
    // Above the eigenvalue the leading term, negative and large, no longer outweighs the rest.
    if (secular < 0) high = middle;
    else low = middle;
  }
  return high;
}

/** The same where a regression is taken out: between the largest product and the one with p larger ones. */
function largestOfRegression(fitted: FittedPart, products: Float64Array): number {
  const sorted = products.slice().sort();
  let high = sorted[sorted.length - 1]!;
  let low = sorted[Math.max(0, sorted.length - 1 - fitted.p)]!;
  for (let step = 0; step < 200 && high - low > 1e-3 * high; step++) {
    const middle = low > 0 ? Math.sqrt(low) * Math.sqrt(high) : high / 2;
    if (eigenvaluesAbove(fitted, products, middle) > 0) low = middle;
    else high = middle;
  }
  return high;
}

function createForm(
  weights: Float64Array,
  variances: Float64Array,
  tau2: number,
  regressors: FittedPart | null,
): Form {
  const products = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    products[i] = weights[i]! * (variances[i]! + tau2);
    total += weights[i]!;
  }
  const largest =
    regressors === null ? largestEigenvalue(weights, products) : largestOfRegression(regressors, products);
  return { weights, products, total, fitted: regressors, edge: 0.5 / largest };
}

/** First two derivatives of the cumulant generating function on the real axis. */
function cumulantSlopes({ weights, products, fitted }: Form, s: number): readonly [number, number] {
  let first = 0;
  let second = 0;
  let f0 = 0;
  let f1 = 0;
  let f2 = 0;
  for (let i = 0; i < weights.length; i++) {
    const u = 1 / (1 - 2 * s * products[i]!);
    const v = products[i]! * u;
    first += v;
    second += 2 * v * v;
    const w = weights[i]! * u;
    f0 += w;
    f1 += 2 * w * v;
    f2 += 8 * w * v * v;
  }
  if (fitted !== null) {
    const [slope, curvature] = fittedSlopes(fitted, products, s);
    return [first - slope / 2, second - curvature / 2];
  }
  const ratio = f1 / f0;
  return [first - ratio / 2, second - (f2 / f0 - ratio * ratio) / 2];
}

/** Where the contour crosses the real axis: the minimum of exp(K(s) - s q) / |s| on one side of the pole at 0. */
function crossing(form: Form, q: number, upper: boolean): number {
  const slope = (s: number): number => cumulantSlopes(form, s)[0] - q - 1 / s;
  const near = upper ? form.edge * 1e-6 : -(form.weights.length + 1) / (2 * q);
  const far = upper ? form.edge * (1 - 1e-6) : near * 1e-9;
  const atNear = slope(near);
  const atFar = slope(far);
  if (atNear > 0 === atFar > 0) return Math.abs(atNear) < Math.abs(atFar) ? near : far;
  return findRoot(slope, near, far, 1e-3, atNear, atFar).root;
}

/** 2^500: a product this large or this small is scaled back before the next factor. */
const SCALE = 3.273390607896142e150;
const LOG_SCALE = log(SCALE);

/**
 * Real and imaginary part of K(s) - s q - log(+-s), written into `out`. The k factors 1 - 2 s d_i are multiplied and the
 * logarithm is taken once: their arguments all have one sign and are less than pi, so that a full turn of the product shows
 * as a step from one half-plane into the other.
 */
function exponent(form: Form, q: number, sign: number, re: number, im: number, out: Float64Array): void {
  const { weights, products, total } = form;
  let productRe = 1;
  let productIm = 0;
  let scalings = 0;
  let turns = 0;
  let sumRe = 0;
  let sumIm = 0;
  for (let i = 0; i < weights.length; i++) {
    const d = 2 * products[i]!;
    const zRe = 1 - d * re;
    // Mirrored, so that all arguments are positive.
    const zIm = d * im;
    const w = weights[i]! / (zRe * zRe + zIm * zIm);
    sumRe += w * zRe;
    sumIm += w * zIm;
    const nextRe = productRe * zRe - productIm * zIm;
    const nextIm = productRe * zIm + productIm * zRe;
    if (productIm < 0 && nextIm >= 0) turns += 1;
    productRe = nextRe;
    productIm = nextIm;
    const size = Math.abs(productRe) + Math.abs(productIm);
    if (size > SCALE) {
      productRe /= SCALE;
      productIm /= SCALE;
      scalings += 1;
    } else if (size < 1 / SCALE) {
      productRe *= SCALE;
      productIm *= SCALE;
      scalings -= 1;
    }
  }
  let meanLog = 0;
  let meanArgument = 0;
  if (form.fitted === null) {
    meanLog = log((sumRe * sumRe + sumIm * sumIm) / (total * total));
    meanArgument = atan2(sumIm, sumRe);
  } else {
    fittedLogDeterminant(form.fitted, products, re, im, out);
    meanLog = out[0]!;
    meanArgument = out[1]!;
  }
  const logModulus = log(productRe * productRe + productIm * productIm) + 2 * scalings * LOG_SCALE + meanLog;
  const argument = atan2(productIm, productRe);
  const angle = 2 * Math.PI * turns + (productIm < 0 ? 2 * Math.PI + argument : argument) - meanArgument;
  out[0] = -logModulus / 4 - re * q - 0.5 * log(re * re + im * im);
  out[1] = angle / 2 - im * q - atan2(sign * im, sign * re);
}

/** One tail by the trapezoid rule on a parabola through the saddle point with its focus at the first singularity. */
function tail(form: Form, q: number, upper: boolean): number {
  const c = crossing(form, q, upper);
  const sign = upper ? 1 : -1;
  const focus = Math.sqrt(form.edge - c);
  const out = new Float64Array(2);
  exponent(form, q, sign, c, 0, out);
  const peak = out[0]!;
  const integrand = (v: number): number => {
    exponent(form, q, sign, c + v * v, 2 * focus * v, out);
    return exp(out[0]! - peak) * 2 * (focus * cos(out[1]!) + v * sin(out[1]!));
  };
  const curvature = cumulantSlopes(form, c)[1] + 1 / (c * c);
  let h = 1 / (2 * focus * Math.sqrt(curvature));
  let sum = focus + sumFrom(integrand, h, h, focus);
  for (let level = 0; level < 14; level++) {
    const next = sum + sumFrom(integrand, h / 2, h, focus);
    const change = Math.abs(next / 2 - sum);
    sum = next;
    h /= 2;
    // Halving the step squares the error of the rule: what changed by 1e-7 is now right to 1e-14.
    if (level > 0 && change <= 1e-7 * Math.abs(next)) break;
  }
  return (exp(peak) * h * sum) / Math.PI;
}

/** Ordinary forms need some hundred terms; one that needs more than this has weights no double can tell apart. */
const MOST_TERMS = 50_000;

/** Sum of the integrand at start, start + step, ... until the envelope is negligible; NaN where it does not become so. */
function sumFrom(integrand: (v: number) => number, start: number, step: number, scale: number): number {
  let sum = 0;
  let quiet = 0;
  let terms = 0;
  for (let v = start; quiet < 4; v += step) {
    const value = integrand(v);
    terms += 1;
    if (terms > MOST_TERMS) return Number.NaN;
    // A sum that is no number never becomes quiet.
    if (!Number.isFinite(value)) return Number.NaN;
    sum += value;
    quiet = Math.abs(value) < 1e-17 * scale ? quiet + 1 : 0;
  }
  return sum;
}

/**
 * Both tail probabilities of the generalised Q statistic sum w_i (y_i - ybar_w)^2 with Var(y_i) = v_i + tau2.
 * @param weights fixed weights >= 0, length k
 * @param variances sampling variances, length k
 * @param q the observed value >= 0
 * @param fitted the orthonormal basis of W^(1/2) X where the statistic is the residual sum of squares of a regression
 * @returns [P(Q <= q), P(Q > q)], each to about 1e-12
 * Source: Jackson (2013), Research Synthesis Methods 4, 220-229, for the form; inversion on a parabolic contour after
 * Weideman & Trefethen (2007), Math. Comp. 76, 1341-1356. R: `CompQuadForm::farebrother(q, lambda)`
 */
export function generalQTails(
  weights: Float64Array,
  variances: Float64Array,
  tau2: number,
  q: number,
  fitted: FittedPart | null = null,
): readonly [lower: number, upper: number] {
  if (!(q > 0)) return [0, 1];
  const form = createForm(weights, variances, tau2, fitted);
  const mean = cumulantSlopes(form, 0)[0];
  if (q > mean) {
    const upper = Math.min(1, tail(form, q, true));
    return [1 - upper, upper];
  }
  const lower = Math.min(1, tail(form, q, false));
  return [lower, 1 - lower];
}
