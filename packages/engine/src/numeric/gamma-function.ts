import { log, log1p, power, sin } from "./elementary.ts";

const HALF_LOG_TWO_PI = 0.9189385332046727;
const EULER_GAMMA = 0.5772156649015329;

/** zeta(n) - 1 for n = 2 ... 40, by Euler-Maclaurin summation from n = 12. */
const ZETA_MINUS_ONE: readonly number[] = Array.from({ length: 39 }, (_, index) => {
  const n = index + 2;
  const cut = 12;
  const tail = power(cut, -n);
  let sum =
    (tail * cut) / (n - 1) +
    tail / 2 +
    (n * tail) / (12 * cut) -
    (n * (n + 1) * (n + 2) * tail) / (720 * power(cut, 3)) +
    (n * (n + 1) * (n + 2) * (n + 3) * (n + 4) * tail) / (30240 * power(cut, 5)) -
    (n * (n + 1) * (n + 2) * (n + 3) * (n + 4) * (n + 5) * (n + 6) * tail) / (1209600 * power(cut, 7));
  for (let base = cut - 1; base >= 2; base--) sum += power(base, -n);
  return sum;
});

/** log Gamma(2 + z) for |z| <= 0.5 by its Taylor series, which keeps relative precision at the zero z = 0. */
function logGammaNearTwo(z: number): number {
  let sum = 0;
  for (let n = 40; n >= 2; n--) sum = z * ((n % 2 === 0 ? 1 : -1) * (ZETA_MINUS_ONE[n - 2]! / n) + sum);
  return z * (1 - EULER_GAMMA + sum);
}

/** sum of B_2j / (2j (2j - 1) x^(2j - 1)), the Stirling correction for x >= 10. */
function stirlingSeries(x: number): number {
  const u = 1 / (x * x);
  const inner =
    1 / 12 +
    u *
      (-1 / 360 +
        u *
          (1 / 1260 +
            u * (-1 / 1680 + u * (1 / 1188 + u * (-691 / 360360 + u * (1 / 156 + u * (-3617 / 122400)))))));
  return inner / x;
}

/**
 * log Gamma(1 + z), to full relative precision near its zeros z = 0 and z = 1.
 * @param z z > -1
 */
export function logGamma1p(z: number): number {
  if (z <= 0.5) return z >= -0.5 ? logGammaNearTwo(z) - log1p(z) : logGamma(1 + z);
  return z <= 1.5 ? logGammaNearTwo(z - 1) : logGamma(1 + z);
}

/**
 * The logarithm of |Gamma(x)|: Taylor series around 2, recurrence up to 10, Stirling's series beyond, reflection below 0.
 * Infinity at the poles 0, -1, -2, ...
 * @param x any real number
 * @returns log |Gamma(x)|
 * Source: Abramowitz & Stegun (1964), 6.1.15, 6.1.17, 6.1.33, 6.1.40. R: `lgamma(x)`
 */
export function logGamma(x: number): number {
  if (x >= 10) {
    if (x > 1e305) return Number.POSITIVE_INFINITY;
    return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
  }
  if (x > 2.5) {
    let product = 1;
    let z = x;
    while (z > 2.5) {
      z -= 1;
      product *= z;
    }
    return log(product) + logGammaNearTwo(z - 2);
  }
  if (x >= 1.5) return logGammaNearTwo(x - 2);
  if (x >= 0.5) return logGamma1p(x - 1);
  if (x > 0) return logGamma1p(x) - log(x);
  if (x === Math.floor(x)) return Number.POSITIVE_INFINITY;
  const fraction = x - Math.round(x);
  return log(Math.PI / Math.abs(sin(Math.PI * fraction))) - logGamma(1 - x);
}

/**
 * log Gamma(b + a) - log Gamma(b) without cancellation when a is small against b.
 * @param b b > 0
 * @param a a > 0
 * Source: DiDonato & Morris (1992), ACM TOMS 18, 360-373 (their ALGDIV), with the recurrence for b < 10.
 */
export function logGammaRise(b: number, a: number): number {
  let base = b;
  let shift = 0;
  while (base < 10) {
    shift += log1p(a / base);
    base += 1;
  }
  const top = base + a;
  return (
    (base - 0.5) * log1p(a / base) + a * log(top) - a + stirlingSeries(top) - stirlingSeries(base) - shift
  );
}

/**
 * log of a B(a, b) = log Gamma(1 + a) + log Gamma(b) - log Gamma(a + b), precise for small a.
 * @param a a > 0
 * @param b b > 0
 */
export function logScaledBeta(a: number, b: number): number {
  return logGamma1p(a) - logGammaRise(b, a);
}

/**
 * Error of Stirling's formula: log Gamma(x + 1) - [(x + 1/2) log x - x + log(2 pi) / 2].
 * Source: Loader (2000), Fast and Accurate Computation of Binomial Probabilities.
 * @param x x > 0
 */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingSeries(x);
  return logGamma1p(x) - (x + 0.5) * log(x) + x - HALF_LOG_TWO_PI;
}

/**
 * Deviance part x log(x / m) + m - x, by series where x is close to m.
 * Source: Loader (2000), function D0.
 * @param x x > 0
 * @param mean m > 0
 */
export function deviancePart(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * log(x / mean) + mean - x;
  const ratio = difference / (x + mean);
  const square = ratio * ratio;
  let sum = difference * ratio;
  let term = 2 * x * ratio;
  for (let j = 1; j < 1000; j++) {
    term *= square;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
