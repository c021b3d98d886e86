import { exp, log, log1p } from "./elementary.ts";
import { type LogTails, log1mexp, solveLogQuantile } from "./log-tails.ts";

const LOG_SQRT_TWO_PI = 0.9189385332046727;
const SQRT_HALF_PI = 1.2533141373155003;
const EPSILON = 1.1e-16;

/** (Phi(x) - 1/2) / phi(x) for 0 <= x < 2: x + x^3 / 3 + x^5 / (3 5) + ..., all terms positive. */
function centralRatio(x: number): number {
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 3; term > sum * EPSILON; n += 2) {
    term *= square / n;
    sum += term;
  }
  return sum;
}

/** Mills' ratio (1 - Phi(x)) / phi(x) for x >= 2, by Laplace's continued fraction evaluated from the back. */
export function millsRatio(x: number): number {
  const depth = x > 1e8 ? 1 : Math.ceil(8 + 340 / (x * x));
  let fraction = x;
  for (let n = depth; n >= 1; n--) fraction = x + n / fraction;
  return 1 / fraction;
}

/** log of the standard normal density. R: `dnorm(x, log = TRUE)` */
export function normalLogDensity(x: number): number {
  return -0.5 * x * x - LOG_SQRT_TWO_PI;
}

/** exp(-x^2 / 2) with the square split, so that large x keep their relative precision. */
function expHalfSquare(x: number): number {
  const head = Math.round(x * 16) / 16;
  return exp(-0.5 * head * head) * exp(-0.5 * (x - head) * (x + head));
}

/**
 * Upper tail of the standard normal distribution for any x.
 * @returns P(Z > x)
 * Source: Abramowitz & Stegun (1964), 26.2.11 and 26.2.14. R: `pnorm(x, lower.tail = FALSE)`
 */
function normalUpper(x: number): number {
  if (x < 0) return 1 - normalUpper(-x);
  if (x > 39) return 0;
  const density = expHalfSquare(x) * exp(-LOG_SQRT_TWO_PI);
  return x < 2 ? 0.5 - density * centralRatio(x) : density * millsRatio(x);
}

/** Distribution function of the standard normal. R: `pnorm(x)` */
export function normalCdf(x: number): number {
  return normalUpper(-x);
}

/**
 * Both log tails of the standard normal; right far beyond the range of doubles (x = 1e5 gives -5e9).
 * R: `pnorm(x, log.p = TRUE)`
 */
export function normalLogTails(x: number): LogTails {
  if (x < 0) {
    const [lower, upper] = normalLogTails(-x);
    return [upper, lower];
  }
  if (x === Number.POSITIVE_INFINITY) return [0, Number.NEGATIVE_INFINITY];
  if (x < 2) {
    const upper = normalUpper(x);
    return [log1p(-upper), log(upper)];
  }
  const upper = normalLogDensity(x) + log(millsRatio(x));
  return [log1mexp(-upper), upper];
}

/** Both log tails of |Z| at exp(z), and the log of x times its density. */
const folded = {
  tails(z: number): LogTails {
    const x = exp(z);
    if (x >= 2) {
      const upper = normalLogDensity(x) + log(millsRatio(x)) + Math.LN2;
      return [log1mexp(-upper), upper];
    }
    const central = (expHalfSquare(x) * centralRatio(x)) / SQRT_HALF_PI;
    return [log(central), log1p(-central)];
  },
  logDensity: (z: number): number => z + normalLogDensity(exp(z)) + Math.LN2,
  densitySlope: (z: number): number => 1 - exp(2 * z),
};

/** The tails of |X| that belong to the tails of a variable symmetric around 0, with the sign of the quantile. */
export function foldTails(target: LogTails): { readonly sign: number; readonly folded: LogTails } {
  const sign = target[0] < target[1] ? -1 : 1;
  const minor = Math.min(target[0], target[1]) + Math.LN2;
  if (minor >= 0) return { sign, folded: [Number.NEGATIVE_INFINITY, 0] };
  return { sign, folded: [log1mexp(-minor), minor] };
}

/**
 * Upper quantile of the standard normal with an error below 4.5e-4.
 * @param logUpper logarithm of the upper tail probability, below log(1/2)
 * Source: Abramowitz & Stegun (1964), 26.2.23.
 */
export function nearNormalQuantile(logUpper: number): number {
  const s = Math.sqrt(-2 * logUpper);
  const above = 2.515517 + s * (0.802853 + s * 0.010328);
  return s - above / (1 + s * (1.432788 + s * (0.189269 + s * 0.001308)));
}

/**
 * Quantile of the standard normal for any tail, from {@link LogTails}.
 * R: `qnorm(p)`, `qnorm(logp, log.p = TRUE, lower.tail = FALSE)`
 */
export function normalQuantileOf(target: LogTails): number {
  const { sign, folded: both } = foldTails(target);
  if (both[0] === Number.NEGATIVE_INFINITY) return 0;
  if (both[1] === Number.NEGATIVE_INFINITY) return sign * Number.POSITIVE_INFINITY;
  const start = both[1] < -0.1 ? log(nearNormalQuantile(both[1] - Math.LN2)) : both[0] + 0.2258;
  return sign * exp(solveLogQuantile(folded, both, start));
}

/** Quantile of the standard normal. R: `qnorm(p)` */
export function normalQuantile(p: number): number {
  return normalQuantileOf([log(p), log1p(-p)]);
}

/** Complementary error function. R: `2 * pnorm(-x * sqrt(2))` */
export function erfc(x: number): number {
  if (x < 0.5) return 1 - erf(x);
  if (x > 27) return 0;
  const scaled = x * Math.SQRT2;
  const head = Math.round(x * 16) / 16;
  const decay = exp(-head * head) * exp(-(x - head) * (x + head));
  return x < 1.4
    ? 1 - (decay * centralRatio(scaled)) / SQRT_HALF_PI
    : (decay * millsRatio(scaled)) / SQRT_HALF_PI;
}

/** Error function. R: `2 * pnorm(x * sqrt(2)) - 1` */
export function erf(x: number): number {
  if (x < 0) return -erf(-x);
  if (x >= 1.4) return 1 - erfc(x);
  return (exp(-x * x) * centralRatio(x * Math.SQRT2)) / SQRT_HALF_PI;
}
