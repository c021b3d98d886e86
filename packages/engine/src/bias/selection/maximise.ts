import { choleskyDecompose, choleskySolve } from "../../numeric/linear-algebra.ts";

/** A value with gradient and Hessian (row by row); `value` is -Infinity where the function does not exist. */
export interface Jet {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

/** A local maximum between bounds. */
export interface BoundedMaximum {
  readonly at: Float64Array;
  readonly jet: Jet;
  /** Parameters held at a bound from which the function falls inwards (or that are fixed). */
  readonly held: readonly boolean[];
  readonly converged: boolean;
  /** What the last Newton step would have gained. */
  readonly gain: number;
}

const HIGHEST_DAMPING = 1e14;
/** Steps of parameters are cut to this multiple of their own size, or of their allowance where they are small. */
const LONGEST = 4;

/**
 * A local maximum between bounds by Newton's method on the parameters not held at one; the diagonal is raised where minus the
 * Hessian is not positive definite or a step does not climb.
 * @param allowance a step that is always permitted, by parameter
 * @param tolerance stop once a Newton step would gain less, relative to 1
 * Source: Bertsekas (1982), doi:10.1137/0320018; Nocedal & Wright (2006), Numerical Optimization, ch. 3.4.
 */
export function maximiseBetween(
  objective: (at: Float64Array) => Jet,
  start: Float64Array,
  bounds: { readonly lower: readonly number[]; readonly upper: readonly number[] },
  allowance: readonly number[],
  { tolerance = 1e-20, most = 300 }: { tolerance?: number; most?: number } = {},
): BoundedMaximum {
  const { lower, upper } = bounds;
  let at: Float64Array = start.map((x, i) => Math.min(upper[i]!, Math.max(lower[i]!, x)));
  let jet = objective(at);
  let damping = 0;
  let gain = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < most; iteration++) {
    if (!Number.isFinite(jet.value)) break;
    const held = heldAt(at, jet.gradient, lower, upper);
    const step = stepOf(jet, held, damping);
    if (step === null) {
      damping = raised(damping);
      if (damping > HIGHEST_DAMPING) break;
      continue;
    }
    gain = gainOf(jet.gradient, step) / (1 + Math.abs(jet.value));
    if (damping === 0 && gain < tolerance) return { at, jet, held, converged: true, gain };
    const next = moved(at, step, lower, upper, allowance);
    const reached = objective(next);
    if (reached.value >= jet.value - 1e-15 * (1 + Math.abs(jet.value))) {
      const settled = damping === 0 && reached.value - jet.value < 1e-15 && gain < 1e-13;
      at = next;
      jet = reached;
      damping = damping < 1e-6 ? 0 : damping / 10;
      if (settled) return { at, jet, held: heldAt(at, jet.gradient, lower, upper), converged: true, gain };
    } else {
      damping = raised(damping);
      if (damping > HIGHEST_DAMPING) break;
    }
  }
  const held = Number.isFinite(jet.value)
    ? heldAt(at, jet.gradient, lower, upper)
    : Array.from(at, () => false);
  return { at, jet, held, converged: gain < 1e-11, gain };
}

function raised(damping: number): number {
  return damping === 0 ? 1e-4 : damping * 10;
}

function heldAt(
  at: Float64Array,
  gradient: Float64Array,
  lower: readonly number[],
  upper: readonly number[],
): boolean[] {
  return Array.from(at, (x, i) => {
    if (lower[i] === upper[i]) return true;
    if (x <= lower[i]!) return gradient[i]! <= 0;
    return x >= upper[i]! && gradient[i]! >= 0;
  });
}

/** The damped Newton step of the free parameters; null where the matrix is not positive definite. */
function stepOf({ gradient, hessian }: Jet, held: readonly boolean[], damping: number): Float64Array | null {
  const n = gradient.length;
  const free = held.flatMap((own, i) => (own ? [] : [i]));
  const step = new Float64Array(n);
  if (free.length === 0) return step;
  const matrix = new Float64Array(free.length * free.length);
  for (const [r, i] of free.entries()) {
    for (const [c, j] of free.entries()) matrix[r * free.length + c] = -hessian[i * n + j]!;
    const size = Math.abs(hessian[i * n + i]!);
    matrix[r * free.length + r]! += damping * (size > 0 ? size : 1);
  }
  const factor = choleskyDecompose(matrix, free.length);
  if (factor === null) return null;
  const solved = choleskySolve(
    factor,
    Float64Array.from(free, (i) => gradient[i]!),
  );
  for (const [r, i] of free.entries()) step[i] = solved[r]!;
  return step;
}

function gainOf(gradient: Float64Array, step: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < step.length; i++) sum += gradient[i]! * step[i]!;
  return Math.max(0, sum);
}

function moved(
  at: Float64Array,
  step: Float64Array,
  lower: readonly number[],
  upper: readonly number[],
  allowance: readonly number[],
): Float64Array {
  let share = 1;
  for (let i = 0; i < at.length; i++) {
    const longest = LONGEST * Math.max(Math.abs(at[i]!), allowance[i]!);
    if (Math.abs(step[i]!) * share > longest) share = longest / Math.abs(step[i]!);
  }
  return at.map((x, i) => Math.min(upper[i]!, Math.max(lower[i]!, x + share * step[i]!)));
}
