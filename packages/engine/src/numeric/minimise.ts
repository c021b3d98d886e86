/** A minimum with how it was found. */
export interface Minimum {
  readonly at: number;
  readonly value: number;
  readonly evaluations: number;
  readonly converged: boolean;
}

const GOLDEN = 0.3819660112501051;
const MAX_ITERATIONS = 200;

/**
 * The lowest minimum of a function on an interval: looks at equally spaced points first, then closes in on the best of them by
 * Brent's method (parabolas where they are safe, golden sections elsewhere). A point where the function is not finite counts
 * as infinitely high.
 * @param pieces how many pieces the interval is first cut into; a dip narrower than a piece can be missed
 * @param relative stop once the bracket is this narrow relative to the position, or to 1 near 0
 * Source: Brent (1973), Algorithms for Minimization without Derivatives, ch. 5. R: `optimize(f, c(low, high), tol = ...)`
 */
export function minimise(
  f: (x: number) => number,
  low: number,
  high: number,
  pieces: number = 32,
  relative: number = 1e-9,
): Minimum {
  if (!(high > low)) throw new RangeError(`no interval between ${low} and ${high}`);
  const finite = (x: number): number => {
    const value = f(x);
    return Number.isFinite(value) ? value : Number.MAX_VALUE;
  };
  const width = (high - low) / pieces;
  const grid = Array.from({ length: pieces + 1 }, (_, index) => low + index * width);
  const heights = grid.map(finite);
  const best = heights.indexOf(Math.min(...heights));
  const from = grid[Math.max(0, best - 1)]!;
  const to = grid[Math.min(pieces, best + 1)]!;
  const found = closeIn(finite, from, to, grid[best]!, heights[best]!, relative);
  return { ...found, evaluations: found.evaluations + grid.length };
}

/** Brent's method from a bracket and the best point within it. */
function closeIn(
  f: (x: number) => number,
  from: number,
  to: number,
  start: number,
  height: number,
  relative: number,
): Minimum {
  let [a, b] = [from, to];
  let [x, w, v] = [start, start, start];
  let [fx, fw, fv] = [height, height, height];
  let [step, before] = [0, 0];
  for (let evaluations = 0; evaluations < MAX_ITERATIONS; evaluations++) {
    const middle = 0.5 * (a + b);
    const margin = relative * Math.max(1, Math.abs(x));
    if (Math.abs(x - middle) <= 2 * margin - 0.5 * (b - a)) {
      return { at: x, value: fx, evaluations, converged: true };
    }
    const parabola = Math.abs(before) > margin ? parabolicStep(x, w, v, fx, fw, fv) : null;
    const safe =
      parabola !== null &&
      Math.abs(parabola) < 0.5 * Math.abs(before) &&
      x + parabola > a &&
      x + parabola < b;
    before = safe ? step : x < middle ? b - x : a - x;
    step = safe ? parabola : GOLDEN * before;
    if (safe && (x + step - a < 2 * margin || b - x - step < 2 * margin))
      step = x < middle ? margin : -margin;
    const u = x + (Math.abs(step) >= margin ? step : step > 0 ? margin : -margin);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [v, w, x] = [w, x, u];
      [fv, fw, fx] = [fw, fx, fu];
      continue;
    }
    if (u < x) a = u;
    else b = u;
    if (fu <= fw || w === x) {
      [v, w] = [w, u];
      [fv, fw] = [fw, fu];
    } else if (fu <= fv || v === x || v === w) {
      v = u;
      fv = fu;
    }
  }
  return { at: x, value: fx, evaluations: MAX_ITERATIONS, converged: false };
}

/** The way from x to the vertex of the parabola through three points; null where they lie on a line. */
function parabolicStep(x: number, w: number, v: number, fx: number, fw: number, fv: number): number | null {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  const denominator = 2 * (q - r);
  return denominator === 0 ? null : -((x - v) * q - (x - w) * r) / denominator;
}
