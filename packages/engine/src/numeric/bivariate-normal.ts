import { atan2, exp, sin, square } from "./elementary.ts";
import { normalCdf } from "./normal.ts";

/** Nodes and weights of Gauss-Legendre quadrature with 20 points on [-1, 1], the positive half. */
const NODES: readonly (readonly [number, number])[] = [
  [0.07652652113349734, 0.15275338713072584],
  [0.22778585114164507, 0.14917298647260374],
  [0.37370608871541955, 0.14209610931838204],
  [0.5108670019508271, 0.13168863844917664],
  [0.636053680726515, 0.11819453196151841],
  [0.7463319064601508, 0.10193011981724044],
  [0.8391169718222188, 0.08327674157670475],
  [0.912234428251326, 0.06267204833410907],
  [0.9639719272779138, 0.04060142980038694],
  [0.9931285991850949, 0.017614007139152118],
];

const TWO_PI = 2 * Math.PI;
const DEEPEST = 40;
/** Below this, doubles lose digits. */
const SMALLEST = 1e-300;

/**
 * Distribution function of two standard normal variables with correlation rho: P(X <= h, Y <= k).
 *
 * Its derivative by the correlation is the density at (h, k). With rho = sin(theta) that density becomes
 * exp(-(h^2 + k^2 - 2 h k sin(theta)) / (2 cos^2(theta))) / (2 pi), which is integrated from a correlation whose
 * probability is known: 0 (a product) or -1 (one variable).
 *
 * Source: Drezner & Wesolowsky (1990), J. Stat. Comput. Simul. 35, 101-107, doi:10.1080/00949659008811236; Genz (2004),
 * Stat. Comput. 14, 251-260, doi:10.1023/B:STCO.0000035304.20635.31.
 * R: `mvtnorm::pmvnorm(upper = c(h, k), corr = matrix(c(1, rho, rho, 1), 2))`
 *
 * @param rho correlation, -1 <= rho <= 1
 */
export function bivariateNormalCdf(h: number, k: number, rho: number): number {
  if (h === Number.NEGATIVE_INFINITY || k === Number.NEGATIVE_INFINITY) return 0;
  if (h === Number.POSITIVE_INFINITY || k === Number.POSITIVE_INFINITY) return normalCdf(Math.min(h, k));
  // The angle from the nearer of rho = 1 and -1, exact where rho is close to it.
  const fromEnd = atan2(Math.sqrt((1 - rho) * (1 + rho)), Math.abs(rho));
  // An exponential knows no more than its exponent, whose rounding grows with it.
  const relative = 1e-15 * (1 + square(h) + square(k));
  // Both ways only add, so that small probabilities keep their digits.
  if (rho >= 0) {
    const density = (angle: number): number => densityFromOne(h, k, angle);
    return normalCdf(h) * normalCdf(k) + integral(density, fromEnd, Math.PI / 2, relative) / TWO_PI;
  }
  const certain = h + k > 0 ? normalCdf(Math.max(h, k)) - normalCdf(-Math.min(h, k)) : 0;
  return certain + integral((angle) => densityFromOne(h, -k, angle), 0, fromEnd, relative) / TWO_PI;
}

/**
 * 2 pi times the density of the angle x from rho = 1 (rho = cos(x)), whose integral is the probability: the exponent
 * -(h - k)^2 / (2 sin^2 x) - h k / (1 + cos x), without the cancellation of its first form at x = 0.
 */
export function densityFromOne(h: number, k: number, x: number): number {
  // 1 + cos x = 2 (1 - u) and sin^2 x = 4 u (1 - u) with u = sin^2(x / 2)
  const u = square(sin(x / 2));
  const gap = square(h - k);
  if (u === 0) return gap === 0 ? exp((-h * k) / 2) : 0;
  return exp((-gap / (4 * u) - h * k) / (2 * (1 - u)));
}

/** Integral of a smooth function over a range that is short against its changes: Gauss-Legendre with 20 points. */
export function gauss(f: (x: number) => number, from: number, to: number): number {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  let sum = 0;
  for (const [node, weight] of NODES) sum += weight * (f(middle - half * node) + f(middle + half * node));
  return half * sum;
}

/** A range that is halved more often than this holds no smooth function of doubles. */
const MOST_HALVINGS = 2000;

/** Integral of a smooth positive function over a range of any size: halves the range until the halves agree with the whole. */
export function integral(f: (x: number) => number, from: number, to: number, relative: number): number {
  let halvings = 0;
  const refine = (low: number, high: number, whole: number, depth: number, scale: number): number => {
    const middle = (low + high) / 2;
    const left = gauss(f, low, middle);
    const right = gauss(f, middle, high);
    const size = Math.max(scale, left + right);
    const isDone = !(Math.abs(left + right - whole) > relative * size + SMALLEST);
    halvings += 1;
    if (depth >= DEEPEST || isDone || halvings > MOST_HALVINGS) return left + right;
    return refine(low, middle, left, depth + 1, size) + refine(middle, high, right, depth + 1, size);
  };
  return refine(from, to, gauss(f, from, to), 0, 0);
}

/**
 * Density of two standard normal variables with correlation rho at (h, k).
 * R: `mvtnorm::dmvnorm(c(h, k), sigma = matrix(c(1, rho, rho, 1), 2))`
 */
export function bivariateNormalDensity(h: number, k: number, rho: number): number {
  const rest = (1 - rho) * (1 + rho);
  // h^2 + k^2 - 2 rho h k, as a sum of squares.
  const form = square(h - rho * k) / rest + square(k);
  return exp(-form / 2) / (TWO_PI * Math.sqrt(rest));
}
