import { choleskyDecompose, choleskySolve, inner } from "../numeric/linear-algebra.ts";
import type { Objective } from "./objective.ts";
import type { Jet } from "./study-likelihood.ts";

/** A maximum with how it was found. */
export interface Summit {
  readonly at: Float64Array;
  readonly jet: Jet;
  readonly converged: boolean;
  readonly iterations: number;
  /** The last Newton step in units of standard errors. */
  readonly residual: number;
}

const MAX_ITERATIONS = 100;
const LONGEST_STEP = 3;

/**
 * A local maximum by Newton's method: where minus the Hessian is not positive definite or a step does not climb, its diagonal is
 * raised (Levenberg-Marquardt), which shortens the step and turns it uphill.
 * @param tolerance stop once the step is this short in units of standard errors
 * Source: Nocedal & Wright (2006), Numerical Optimization, ch. 3.4 and 4.
 */
export function climb(objective: Objective, start: Float64Array, tolerance: number): Summit {
  let at = start;
  let jet = objective(at);
  let damping = 0;
  let residual = Number.POSITIVE_INFINITY;
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const step = stepOf(jet, damping);
    if (step === null) {
      damping = raise(damping);
      if (damping > 1e12) return { at, jet, converged: false, iterations: iteration, residual };
      continue;
    }
    residual = Math.sqrt(Math.max(0, inner(step, jet.gradient)));
    if (damping === 0 && residual < tolerance) {
      return { at, jet, converged: true, iterations: iteration, residual };
    }
    const longest = step.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const scale = Math.min(1, LONGEST_STEP / longest);
    const next = at.map((x, i) => x + scale * step[i]!);
    const reached = objective(next);
    if (reached.value >= jet.value - 1e-13 * (1 + Math.abs(jet.value))) {
      at = next;
      jet = reached;
      damping = damping < 1e-4 ? 0 : damping / 10;
    } else {
      damping = raise(damping);
      // What rounding leaves of a climb cannot be shortened further.
      if (damping > 1e12) return { at, jet, converged: residual < 1e-6, iterations: iteration, residual };
    }
  }
  return { at, jet, converged: false, iterations: MAX_ITERATIONS, residual };
}

function raise(damping: number): number {
  return damping === 0 ? 1e-3 : damping * 10;
}

/** The Newton step with the diagonal raised, or null where the matrix is still not positive definite. */
function stepOf({ gradient, hessian }: Jet, damping: number): Float64Array | null {
  const size = gradient.length;
  const matrix = hessian.map((h) => -h);
  for (let r = 0; r < size; r++)
    matrix[r * size + r]! += damping * Math.max(1, Math.abs(hessian[r * size + r]!));
  const factor = choleskyDecompose(matrix, size);
  return factor === null ? null : choleskySolve(factor, gradient);
}
