/**
 * Elementary functions from IEEE 754 arithmetic alone. ECMAScript leaves the last bits of `Math.log`, `Math.exp`, `Math.pow`
 * and their kin to the engine, and browsers do differ there; only + - * / and the square root are exact everywhere. A
 * document must give the same bits in every browser and on the command line, so the engine uses these instead.
 * Each is good to about one unit in the last place.
 */

/** ln 2 in two parts: the first has 32 trailing zero bits, so that a multiple of it by an exponent is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SQRT_HALF = Math.SQRT1_2;
const TWO_54 = 18014398509481984;

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Which of the two words holds sign and exponent on this machine. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** 2^exponent for -1022 <= exponent <= 1023. */
function powerOfTwo(exponent: number): number {
  float[0] = 0;
  words[HIGH] = (exponent + 1023) << 20;
  return float[0];
}

/** artanh(s)/s - 1 = s^2/3 + s^4/5 + ... for |s| <= 0.172, from s^2; written out because it is the innermost of all loops. */
function artanhTail(q: number): number {
  const high = 1 / 15 + q * (1 / 17 + q * (1 / 19 + q * (1 / 21 + q * (1 / 23))));
  return q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q * (1 / 13 + q * high))))));
}

/** log(1 + f) for sqrt(1/2) - 1 <= f < sqrt(2) - 1: f - s (f - 2 (s^2/3 + s^4/5 + ...)) with s = f / (2 + f). */
function logNearOne(f: number): number {
  const s = f / (2 + f);
  const sum = artanhTail(s * s);
  const half = 0.5 * f * f;
  // f - s f = 2 s; written with f^2 / 2 the leading terms are exact.
  return f - (half - s * (half + 2 * sum));
}

/** Natural logarithm; NaN below 0, -Infinity at 0. R: `log(x)` */
export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY)
    return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  let exponent = 0;
  float[0] = x;
  if (words[HIGH]! < 0x00100000) {
    float[0] = x * TWO_54;
    exponent = -54;
  }
  exponent += (words[HIGH]! >>> 20) - 1023;
  words[HIGH] = (words[HIGH]! & 0x000fffff) | 0x3ff00000;
  let mantissa = float[0];
  if (mantissa > 2 * SQRT_HALF) {
    mantissa /= 2;
    exponent += 1;
  }
  const f = mantissa - 1;
  if (exponent === 0) return logNearOne(f);
  const s = f / (2 + f);
  const sum = artanhTail(s * s);
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + 2 * sum) + exponent * LN2_LOW) - f);
}

/** log(1 + x), precise where x is small. R: `log1p(x)` */
export function log1p(x: number): number {
  if (x > SQRT_HALF - 1 && x < 2 * SQRT_HALF - 1) return logNearOne(x);
  const sum = 1 + x;
  if (!(sum > 0) || sum === Number.POSITIVE_INFINITY) return log(sum);
  // What rounding lost of 1 + x.
  const lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
  return log(sum) + lost / sum;
}

/** exp(r) - 1 - r = r^2/2! + r^3/3! + ... for |r| <= ln(2) / 2. */
function expTail(r: number): number {
  const high =
    1 / 362880 + r * (1 / 3628800 + r * (1 / 39916800 + r * (1 / 479001600 + r * (1 / 6227020800))));
  const low = 1 / 120 + r * (1 / 720 + r * (1 / 5040 + r * (1 / 40320 + r * high)));
  return r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * low)));
}

/** Exponential function. R: `exp(x)` */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x / Math.LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  // What rounding lost of the reduced argument counts in the last place.
  const lost = high - r - low;
  const mantissa = 1 + (r + (expTail(r) + lost));
  if (k > 1023) return mantissa * 2 * powerOfTwo(k - 1);
  return k >= -1021 ? mantissa * powerOfTwo(k) : mantissa * powerOfTwo(k + 54) * powerOfTwo(-54);
}

/** exp(x) - 1, precise where x is small. R: `expm1(x)` */
export function expm1(x: number): number {
  if (x > -0.34 && x < 0.34) return x + expTail(x);
  if (x > 40 || x < -40 || Number.isNaN(x)) return exp(x) - 1;
  const k = Math.round(x / Math.LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const scale = powerOfTwo(k);
  return scale * (r + (expTail(r) + (high - r - low))) + (scale - 1);
}

/** Hyperbolic tangent: R's `tanh(x)`. */
export function tanh(x: number): number {
  if (x > 20 || x < -20) return Math.sign(x);
  const t = expm1(2 * Math.abs(x));
  const value = t / (t + 2);
  return x < 0 ? -value : value;
}

/** Inverse hyperbolic tangent, log((1 + x) / (1 - x)) / 2. R: `atanh(x)` */
export function atanh(x: number): number {
  const magnitude = Math.abs(x);
  const value = log1p((2 * magnitude) / (1 - magnitude)) / 2;
  return x < 0 ? -value : value;
}

/** Inverse hyperbolic sine, log(x + sqrt(x^2 + 1)). R: `asinh(x)` */
export function asinh(x: number): number {
  const magnitude = Math.abs(x);
  const q = magnitude * magnitude;
  const value = magnitude > 1e8 ? log(magnitude) + Math.LN2 : log1p(magnitude + q / (1 + Math.sqrt(1 + q)));
  return x < 0 ? -value : value;
}

export function square(x: number): number {
  return x * x;
}

/** x to a whole power, by repeated squaring. */
export function power(x: number, exponent: number): number {
  if (exponent < 0) return 1 / power(x, -exponent);
  let result = 1;
  let base = x;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= base;
    base *= base;
  }
  return result;
}

/** pi/2 in three parts, each but the last with trailing zero bits, so that small multiples of them are exact. */
const HALF_PI_HIGH = 1.5707963267341256;
const HALF_PI_MIDDLE = 6.077100506303966e-11;
const HALF_PI_LOW = 2.0222662487959506e-21;

/** sin and cos of |r| <= pi / 4 by their Taylor series. */
function sinSeries(r: number): number {
  const q = r * r;
  let term = r;
  let sum = 0;
  for (let n = 2; n <= 18; n += 2) {
    term *= -q / (n * (n + 1));
    sum += term;
  }
  return r + sum;
}
function cosSeries(r: number): number {
  const q = r * r;
  let term = 1;
  let sum = 0;
  for (let n = 1; n <= 17; n += 2) {
    term *= -q / (n * (n + 1));
    sum += term;
  }
  return 1 + sum;
}

/** sin(x + quarter pi / 2) for |x| up to about a million. */
function sine(x: number, quarter: number): number {
  const turns = Math.round(x / (Math.PI / 2));
  const r = x - turns * HALF_PI_HIGH - turns * HALF_PI_MIDDLE - turns * HALF_PI_LOW;
  const phase = (((turns + quarter) % 4) + 4) % 4;
  const value = phase % 2 === 0 ? sinSeries(r) : cosSeries(r);
  return phase < 2 ? value : -value;
}

/** Sine, for arguments up to about a million. R: `sin(x)` */
export function sin(x: number): number {
  return sine(x, 0);
}

/** Cosine, for arguments up to about a million. R: `cos(x)` */
export function cos(x: number): number {
  return sine(x, 1);
}

/** Half angles taken before the series of the arc tangent begins. */
const HALVINGS = 3;

/** Arc tangent of x >= 0: three half angles, then the series. */
function arcTangent(x: number): number {
  if (x > 1) return Math.PI / 2 - arcTangent(1 / x);
  let t = x;
  for (let halving = 0; halving < HALVINGS; halving++) t /= 1 + Math.sqrt(1 + t * t);
  const q = t * t;
  let sum = 0;
  for (let n = 21; n >= 3; n -= 2) sum = q * (1 / n - sum);
  return 8 * (t - t * sum);
}

/** The angle of the point (x, y). R: `atan2(y, x)` */
export function atan2(y: number, x: number): number {
  if (x === 0 && y === 0) return 0;
  const angle = x === 0 ? Math.PI / 2 : arcTangent(Math.abs(y / x));
  const upper = x < 0 ? Math.PI - angle : angle;
  return y < 0 ? -upper : upper;
}
