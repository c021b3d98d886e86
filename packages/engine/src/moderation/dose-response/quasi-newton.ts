import { inner } from "../../numeric/linear-algebra.ts";
import { identity, type Matrix, times } from "./matrices.ts";

/** A function with its gradient; null where it is not defined. */
export type Slope = (at: Float64Array) => { readonly value: number; readonly gradient: Float64Array } | null;

/** A minimum with how it was found. */
export interface Valley {
  readonly at: Float64Array;
  readonly value: number;
  readonly converged: boolean;
  readonly iterations: number;
  /** Root of twice the fall that one more step promises. */
  readonly residual: number;
}

const MAX_ITERATIONS = 300;
const MAX_HALVINGS = 60;

/**
 * A local minimum by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, with a backtracking line search. It
 * does not need the Hessian to be regular at the minimum, which a covariance on the boundary does not offer.
 * @param tolerance stop once a further step promises a fall of half its square
 * Source: Nocedal & Wright (2006), Numerical Optimization, ch. 6.1. R: `optim(start, f, gradient, method = "BFGS")`
 */
export function descend(f: Slope, start: Float64Array, tolerance: number): Valley | null {
  const first = f(start);
  if (first === null) return null;
  let at = start;
  let here = first;
  let inverse = identity(start.length);
  let fresh = true;
  let residual = Number.MAX_VALUE;
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const direction = times(inverse, here.gradient).map((x) => -x);
    const slope = inner(direction, here.gradient);
    residual = Math.sqrt(Math.max(0, -slope));
    if (residual < tolerance && !fresh)
      return { at, value: here.value, converged: true, iterations: iteration, residual };
    const next = search(f, at, here.value, direction, slope);
    if (next === null) {
      if (fresh)
        return { at, value: here.value, converged: residual < 1e-6, iterations: iteration, residual };
      inverse = identity(start.length);
      fresh = true;
      continue;
    }
    const step = next.at.map((x, i) => x - at[i]!);
    const change = next.gradient.map((g, i) => g - here.gradient[i]!);
    inverse = updated(inverse, step, change, fresh);
    fresh = false;
    at = next.at;
    here = next;
  }
  return { at, value: here.value, converged: residual < 1e-6, iterations: MAX_ITERATIONS, residual };
}

interface Step {
  readonly at: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
}

/** The first point on the way that falls enough, halving the step until there is one. */
function search(
  f: Slope,
  at: Float64Array,
  value: number,
  direction: Float64Array,
  slope: number,
): Step | null {
  const longest = direction.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (longest === 0 || slope >= 0) return null;
  let length = Math.min(1, 2 / longest);
  for (let halving = 0; halving < MAX_HALVINGS; halving++, length /= 2) {
    const next = at.map((x, i) => x + length * direction[i]!);
    const reached = f(next);
    // What rounding leaves of a fall is taken, or the last digits of the minimum would be lost.
    const noise = 2e-15 * Math.abs(value);
    if (reached !== null && reached.value <= value + 1e-4 * length * slope + noise)
      return { at: next, ...reached };
  }
  return null;
}

/** The update of the inverse Hessian, left as it is where the curvature along the step is not positive. */
function updated(inverse: Matrix, step: Float64Array, change: Float64Array, fresh: boolean): Matrix {
  const curvature = inner(step, change);
  const size = step.length;
  if (!(curvature > 1e-12 * Math.sqrt(inner(step, step) * inner(change, change)))) return inverse;
  const base = fresh
    ? identity(size).map((row) => row.map((x) => (x * curvature) / inner(change, change)))
    : inverse;
  const moved = times(base, change);
  const factor = (1 + inner(change, moved) / curvature) / curvature;
  return base.map((row, r) =>
    row.map(
      (x, c) => x + factor * step[r]! * step[c]! - (moved[r]! * step[c]! + step[r]! * moved[c]!) / curvature,
    ),
  );
}
