/**
 * Shows that a (restricted) likelihood of tau2 has one maximum only.
 *
 * The score has the sign of log(R / T), R = y'PPy, T = tr(P) (ML: sum w), whose slope is alpha - 2 beta with alpha = tr(PP) / tr(P)
 * and beta = y'PPPy / y'PPy. From dP/dtau2 = -PP and the Cauchy-Schwarz inequality 1 / alpha - tau2 and 1 / beta - tau2, variances
 * both, never fall with tau2. With a = 1 / alpha - tau2 at the lower end of an interval and b = 1 / beta - tau2 at its upper end,
 * log(R / T) falls within it at least as fast as h(tau2) = 2 log(b + tau2) - log(a + tau2) rises; h falls up to b - 2 a and rises
 * from there.
 */

/** The likelihood at one tau2, in these terms. */
export interface LikelihoodPoint {
  readonly tau2: number;
  /** R / T: above 1 the likelihood rises. */
  readonly ratio: number;
  readonly a: number;
  readonly b: number;
}

/** Halvings of an interval, and steps outwards, before it is given up. */
const DEPTH = 6;

/** How h changes from one tau2 to another, as a factor. */
function rise(from: number, to: number, a: number, b: number): number {
  const numerator = (b + to) / (b + from);
  return (numerator * numerator * (a + from)) / (a + to);
}

/**
 * Whether the score is positive between two places, `high` a maximum or a place where it is.
 * @param read the likelihood at a tau2 between
 */
export function risesBetween(
  low: Pick<LikelihoodPoint, "tau2" | "a">,
  high: LikelihoodPoint,
  read: (tau2: number) => LikelihoodPoint,
  depth: number = DEPTH,
): boolean {
  if (high.ratio * rise(low.tau2, high.tau2, low.a, high.b) > 1) return true;
  if (depth === 0) return false;
  const middle = read(Math.sqrt((low.tau2 + low.a) * (high.tau2 + low.a)) - low.a);
  return (
    middle.ratio > 1 &&
    risesBetween(middle, high, read, depth - 1) &&
    risesBetween(low, middle, read, depth - 1)
  );
}

/** Whether the score stays negative from a place where it is not positive up to another. */
function fallsBetween(
  low: LikelihoodPoint,
  high: LikelihoodPoint,
  read: (tau2: number) => LikelihoodPoint,
  depth: number,
): boolean {
  const deepest = Math.min(high.tau2, high.b - 2 * low.a);
  if (deepest <= low.tau2 || low.ratio < rise(low.tau2, deepest, low.a, high.b)) return true;
  if (depth === 0) return false;
  const middle = read(Math.sqrt((low.tau2 + low.a) * (high.tau2 + low.a)) - low.a);
  return (
    middle.ratio < 1 &&
    fallsBetween(low, middle, read, depth - 1) &&
    fallsBetween(middle, high, read, depth - 1)
  );
}

/**
 * Whether the score is negative everywhere beyond a place where it is not positive.
 * @param limit of b: sum v e^2 / sum e^2, e the residuals of unweighted least squares
 */
export function fallsFrom(
  low: LikelihoodPoint,
  limit: number,
  read: (tau2: number) => LikelihoodPoint,
  depth: number = DEPTH,
): boolean {
  const { tau2, ratio, a } = low;
  const deepest = limit - 2 * a;
  if (tau2 >= deepest || ratio < rise(tau2, deepest, a, limit)) return true;
  if (depth === 0) return false;
  const next = read(Math.max(deepest, 2 * tau2 + a));
  return (
    next.ratio < 1 && fallsBetween(low, next, read, depth - 1) && fallsFrom(next, limit, read, depth - 1)
  );
}

/**
 * The least that tr(P) / tr(PP) at tau2 = 0 can be, however the studies are arranged. The eigenvalues of P other than 0 interlace
 * with the weights: the i-th largest lies between the (i + p)-th and the i-th largest weight. The ratio is least where each is at
 * one end: at the upper one where that lowers the ratio.
 * @param vi all > 0
 * Source: Horn & Johnson (2013), Matrix Analysis, 4.3.17, for the interlacing; Dinkelbach (1967), Management Science 13, 492-498.
 */
export function leastTraceRatio(vi: Float64Array, p: number): number {
  const weights = Float64Array.from(vi, (v) => 1 / v)
    .sort()
    .reverse();
  let ratio = Number.POSITIVE_INFINITY;
  for (;;) {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i + p < weights.length; i++) {
      const [low, high] = [weights[i + p]!, weights[i]!];
      const value = ratio * (low + high) > 1 ? high : low;
      sum += value;
      squares += value * value;
    }
    const next = sum / squares;
    if (!(next < ratio)) return ratio;
    ratio = next;
  }
}
