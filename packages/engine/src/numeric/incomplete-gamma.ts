import { exp, expm1, log } from "./elementary.ts";
import { deviancePart, logGamma1p, stirlingError } from "./gamma-function.ts";
import { type LogTails, log1mexp } from "./log-tails.ts";

const LOG_TWO_PI = 1.8378770664093456;
const EPSILON = 1.1e-16;
const TINY = 1e-300;

/**
 * log of x^a e^-x / Gamma(a + 1), the Poisson weight, in Loader's saddle-point form.
 * Source: Loader (2000). R: `dpois(a, x, log = TRUE)` for whole a
 */
export function logPoissonWeight(a: number, x: number, logX: number): number {
  // Against a tiny x the saddle point form would take the difference of two huge numbers.
  if (a < 1 || x < a * 1e-8) return a * logX - x - logGamma1p(a);
  return -0.5 * (LOG_TWO_PI + log(a)) - stirlingError(a) - deviancePart(a, x);
}

/** 1 + x / (a + 1) + x^2 / ((a + 1)(a + 2)) + ...: lower tail over the Poisson weight. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  let denominator = a;
  do {
    denominator += 1;
    term *= x / denominator;
    sum += term;
  } while (term > sum * EPSILON);
  return sum;
}

/** Continued fraction of the upper tail over x^a e^-x / Gamma(a), by the modified Lentz method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / (b === 0 ? TINY : b);
  let h = d;
  for (let i = 1; i < 1_000_000; i++) {
    const an = i * (a - i);
    b += 2;
    d = an * d + b;
    if (d === 0) d = TINY;
    c = b + an / c;
    if (c === 0) c = TINY;
    d = 1 / d;
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) <= 2 * EPSILON) break;
  }
  return h;
}

/** log of the upper tail for a < 1 and small x, where 1 minus the lower tail would cancel. */
function smallShapeUpper(a: number, x: number, logX: number): number {
  let term = 1;
  let sum = 0;
  for (let n = 1; n < 200; n++) {
    term *= -x / n;
    const part = term / (a + n);
    sum += part;
    if (Math.abs(part) <= Math.abs(sum) * EPSILON) break;
  }
  const logLead = a * logX - logGamma1p(a);
  return log(-expm1(logLead) - exp(logLead) * a * sum);
}

/**
 * The regularised incomplete gamma functions as logarithms, [log P(a, x), log Q(a, x)]: power series below the mean,
 * continued fraction above, and the expansion of 1 - x^a / Gamma(a + 1) for small shapes.
 * @param a shape > 0
 * @param x x >= 0
 * @param logX log x; may be finite where x underflows to 0
 * Source: DiDonato & Morris (1986), ACM TOMS 12, 377-393. R: `pgamma(x, a, log.p = TRUE)`
 */
export function logGammaTails(a: number, x: number, logX: number = log(x)): LogTails {
  if (logX === Number.NEGATIVE_INFINITY) return [Number.NEGATIVE_INFINITY, 0];
  if (x === Number.POSITIVE_INFINITY) return [0, Number.NEGATIVE_INFINITY];
  const weight = logPoissonWeight(a, x, logX);
  if (a < 1 && x < 1.1) {
    const lower = Math.min(0, weight + log(lowerSeries(a, x)));
    return [lower, lower < -1 ? log1mexp(-lower) : smallShapeUpper(a, x, logX)];
  }
  if (x < a) {
    const lower = Math.min(0, weight + log(lowerSeries(a, x)));
    return [lower, log1mexp(-lower)];
  }
  const upper = Math.min(0, weight + log(a * upperFraction(a, x)));
  return [log1mexp(-upper), upper];
}
