import { exp, log, log1p } from "./elementary.ts";

const SERIES_TERMS = 120;
const EPSILON = 1e-17;
/** Half the natural scale of the integrand below: the trapezoid rule's error is then beyond double precision. */
const STEP = 0.2;

/**
 * Gauss' hypergeometric function 2F1(a, b; c; x) for 0 ≤ x ≤ 1 and c > b > 0, a ≥ 0; at x = 1 it exists for c > a + b.
 *
 * The power series where it converges within 120 terms. Elsewhere Euler's integral, which is the mean of (1 − xt)^(−a) over a
 * beta distribution of t with parameters b and c − b: in the log odds of t its integrand is analytic in a strip and dies out
 * exponentially at both ends, so that the trapezoid rule converges exponentially.
 *
 * Source: Abramowitz & Stegun (1964), 15.1.1 and 15.3.1; Trefethen & Weideman (2014), doi:10.1137/130932132 (trapezoid rule).
 * R: `gsl::hyperg_2F1(a, b, c, x)`
 *
 * @param complement 1 − x where it is known better than the difference tells
 * @returns NaN outside these conditions
 */
export function hypergeometric(
  a: number,
  b: number,
  c: number,
  x: number,
  complement: number = 1 - x,
): number {
  if (!(a >= 0 && b > 0 && c > b && x >= 0 && complement >= 0)) return Number.NaN;
  if (complement === 0 && !(c > a + b)) return Number.NaN;
  return powerSeries(a, b, c, x) ?? eulerIntegral(a, b, c, x, complement);
}

/** Null where too many terms would be needed. */
function powerSeries(a: number, b: number, c: number, x: number): number | null {
  let term = 1;
  let sum = 1;
  for (let k = 0; k < SERIES_TERMS; k++) {
    const ratio = ((a + k) * (b + k) * x) / ((c + k) * (k + 1));
    term *= ratio;
    sum += term;
    // What is left is about term * ratio / (1 - ratio), and the ratio still grows towards x.
    if (term < EPSILON * sum * (1 - Math.max(ratio, x))) return sum;
  }
  return null;
}

function eulerIntegral(a: number, b: number, c: number, x: number, complement: number): number {
  const d = c - b;
  let weights = 0;
  let sum = 0;
  /** Adds the point with log odds −s of t; false once the integrand has died out. */
  const add = (s: number): boolean => {
    const logShare = s < 0 ? s - log1p(exp(s)) : -log1p(exp(-s));
    const logRest = logShare - s;
    const weight = exp(d * logShare + b * logRest - scale);
    const value = weight * exp(-a * log(complement + x * exp(logShare)));
    weights += weight;
    sum += value;
    return value > EPSILON * sum || weight > EPSILON * weights;
  };
  const mode = log(d / b);
  const scale = d * -log1p(b / d) + b * -log1p(d / b);
  add(mode);
  for (let step = 1; add(mode + step * STEP); step++);
  for (let step = 1; add(mode - step * STEP); step++);
  return sum / weights;
}
