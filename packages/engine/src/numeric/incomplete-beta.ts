import { exp, expm1, log, log1p } from "./elementary.ts";
import { deviancePart, logScaledBeta, stirlingError } from "./gamma-function.ts";
import { type LogTails, log1mexp } from "./log-tails.ts";

const LOG_TWO_PI = 1.8378770664093456;
const EPSILON = 1.1e-16;
const TINY = 1e-300;

/** A point of (0, 1) known from both ends, so that neither x nor 1 - x is a difference. */
export interface UnitPoint {
  readonly x: number;
  readonly y: number;
  readonly logX: number;
  readonly logY: number;
}

/** The unit point odds / (1 + odds), given log odds. */
export function unitPointFromLogOdds(logOdds: number): UnitPoint {
  const small = exp(-Math.abs(logOdds));
  const minor = small / (1 + small);
  const logMajor = -log1p(small);
  const logMinor = -Math.abs(logOdds) + logMajor;
  const major = 1 / (1 + small);
  return logOdds < 0
    ? { x: minor, y: major, logX: logMinor, logY: logMajor }
    : { x: major, y: minor, logX: logMajor, logY: logMinor };
}

let last = { a: Number.NaN, b: Number.NaN, value: Number.NaN };

/** {@link logScaledBeta}, remembered for the last parameters: a search for a quantile asks for one pair at many points. */
function lastScaledBeta(a: number, b: number): number {
  if (last.a !== a || last.b !== b) last = { a, b, value: logScaledBeta(a, b) };
  return last.value;
}

/**
 * log of x^a y^b / B(a, b), in Loader's saddle-point form for large a and b.
 * Source: Loader (2000). R: `dbeta(x, a, b, log = TRUE) + log(x) + log(1 - x)`
 */
export function logBetaWeight(a: number, b: number, point: UnitPoint): number {
  const { x, y, logX, logY } = point;
  const n = a + b;
  if (a < 1 || b < 1 || n * x < a * 1e-8 || n * y < b * 1e-8) {
    // Both orders are right; the one with the smaller first argument does not cancel.
    const logScaled = a <= b ? lastScaledBeta(a, b) - log(a) : lastScaledBeta(b, a) - log(b);
    return a * logX + b * logY - logScaled;
  }
  return (
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviancePart(a, n * x) -
    deviancePart(b, n * y) +
    0.5 * (log(a) + log(b) - log(n) - LOG_TWO_PI)
  );
}

/**
 * Continued fraction of I_x(a, b) over x^a y^b / B(a, b), by the modified Lentz method.
 * Source: DiDonato & Morris (1992), ACM TOMS 18, 360-373, eq. 9.
 */
function betaFraction(a: number, b: number, { x, y }: UnitPoint): number {
  const lambda = a * y - b * x;
  const first = (a / (a + 1)) * (lambda + 1);
  let c = first === 0 ? TINY : first;
  let f = c;
  let d = 0;
  for (let n = 1; n < 1_000_000; n++) {
    const m = a + 2 * n;
    const inner = (n * (b - n) * x) / (m - 1);
    const alpha = ((a + n - 1) * (a + b + n - 1) * x * inner) / (m - 1);
    const beta = n + inner + ((a + n) * (lambda + 1 + n * (1 + y))) / (m + 1);
    d = beta + alpha * d;
    if (d === 0) d = TINY;
    c = beta + alpha / c;
    if (c === 0) c = TINY;
    d = 1 / d;
    const delta = c * d;
    f *= delta;
    // Parameters beyond 1e150 overflow in the products above: no further term can mend that.
    if (!(Math.abs(delta - 1) > 2 * EPSILON)) break;
  }
  return 1 / f;
}

/** Both tails for a < 1 and small x from the power series in x, so that neither is 1 minus the other. */
function seriesTails(a: number, b: number, { x, logX }: UnitPoint): LogTails {
  let term = 1;
  let sum = 0;
  for (let n = 1; n < 1000; n++) {
    term *= ((n - b) * x) / n;
    const part = term / (a + n);
    sum += part;
    if (Math.abs(part) <= Math.abs(sum) * EPSILON) break;
  }
  const logLead = a * logX - lastScaledBeta(a, b);
  const lower = Math.min(0, logLead + log1p(a * sum));
  if (lower < -1) return [lower, log1mexp(-lower)];
  return [lower, log(-expm1(logLead) - exp(logLead) * a * sum)];
}

const swap = ({ x, y, logX, logY }: UnitPoint): UnitPoint => ({ x: y, y: x, logX: logY, logY: logX });

function lowerByFraction(a: number, b: number, point: UnitPoint): number {
  return Math.min(0, logBetaWeight(a, b, point) + log(betaFraction(a, b, point)));
}

/**
 * The regularised incomplete beta function as logarithms, [log I_x(a, b), log(1 - I_x(a, b))]; the smaller side of the mean
 * is computed, the other follows.
 * @param a a > 0
 * @param b b > 0
 * @param point the argument, from both ends
 * Source: DiDonato & Morris (1992). R: `pbeta(x, a, b, log.p = TRUE)`
 */
export function logBetaTails(a: number, b: number, point: UnitPoint): LogTails {
  if (point.logX === Number.NEGATIVE_INFINITY) return [Number.NEGATIVE_INFINITY, 0];
  if (point.logY === Number.NEGATIVE_INFINITY) return [0, Number.NEGATIVE_INFINITY];
  if (a < 1 && point.x * Math.max(1, b) <= 0.7) return seriesTails(a, b, point);
  if (b < 1 && point.y * Math.max(1, a) <= 0.7) {
    const [upper, lower] = seriesTails(b, a, swap(point));
    return [lower, upper];
  }
  if (a * point.y >= b * point.x) {
    const lower = lowerByFraction(a, b, point);
    return [lower, log1mexp(-lower)];
  }
  const upper = lowerByFraction(b, a, swap(point));
  return [log1mexp(-upper), upper];
}
