/** A root with how it was found; `residual` is the relative width of the last bracket. */
export interface Root {
  readonly root: number;
  readonly iterations: number;
  readonly residual: number;
  readonly converged: boolean;
}

const MAX_ITERATIONS = 200;

/**
 * The root of a continuous function between two points of opposite sign, by Chandrupatla's bracketing method (inverse
 * quadratic interpolation where it is safe, bisection elsewhere), to a relative width of the bracket.
 * @param low f(low) and f(high) differ in sign, or one is 0
 * @param relative stop once the bracket is this narrow relative to the root
 * @throws RangeError when the signs do not differ
 * Source: Chandrupatla (1997), Advances in Engineering Software 28, 145-149. R: `uniroot(f, c(low, high), tol = 0)`
 */
export function findRoot(
  f: (x: number) => number,
  low: number,
  high: number,
  relative: number = 1e-15,
  fLow: number = f(low),
  fHigh: number = f(high),
): Root {
  if (fLow === 0) return { root: low, iterations: 0, residual: 0, converged: true };
  if (fHigh === 0) return { root: high, iterations: 0, residual: 0, converged: true };
  if (fLow > 0 === fHigh > 0) throw new RangeError(`no sign change between ${low} and ${high}`);
  let [b, a, c] = [low, high, high];
  let [fb, fa, fc] = [fLow, fHigh, fHigh];
  let t = 0.5;
  for (let iterations = 1; iterations <= MAX_ITERATIONS; iterations++) {
    const x = a + t * (b - a);
    const fx = f(x);
    if (fx > 0 === fa > 0) {
      c = a;
      fc = fa;
    } else {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const best = Math.abs(fb) < Math.abs(fa) ? b : a;
    const width = Math.abs(b - a);
    const margin = 0.5 * relative * Math.abs(best) + Number.MIN_VALUE;
    if (fx === 0) return { root: x, iterations, residual: 0, converged: true };
    if (margin >= 0.5 * width) {
      return { root: best, iterations, residual: width / Math.abs(best || 1), converged: true };
    }
    t = Math.min(1 - margin / width, Math.max(margin / width, nextFraction(a, b, c, fa, fb, fc)));
  }
  const residual = Math.abs(b - a) / Math.abs(a || 1);
  return { root: a, iterations: MAX_ITERATIONS, residual, converged: residual < 1e-12 };
}

/** Where in the bracket to look next: inverse quadratic interpolation if the three points allow it, else the middle. */
function nextFraction(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}

/**
 * The root of a decreasing function on (0, infinity), found by widening from a scale until the sign changes.
 * @param fZero f(0) > 0
 * @param scale a positive first guess of the size of the root
 */
export function findDecreasingRoot(f: (x: number) => number, fZero: number, scale: number): Root {
  let low = 0;
  let fLow = fZero;
  let high = scale;
  let fHigh = f(high);
  let steps = 1;
  while (fHigh > 0 && high < Number.MAX_VALUE / 1e6) {
    low = high;
    fLow = fHigh;
    high *= steps < 10 ? 4 : 1e4;
    fHigh = f(high);
    steps += 1;
  }
  const found = findRoot(f, low, high, 1e-15, fLow, fHigh);
  return { ...found, iterations: found.iterations + steps };
}
