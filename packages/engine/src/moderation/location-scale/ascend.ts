import { symmetricEigen } from "../../numeric/linear-algebra.ts";
import { inner } from "./coordinates.ts";
import type { Jet } from "./likelihood.ts";

/** What is climbed; null where it has no value. */
export type Objective = (at: Float64Array) => Jet | null;

/** Where a climb ended. */
export interface Summit {
  readonly at: Float64Array;
  readonly jet: Jet;
  /** The next step a climb would take. */
  readonly step: Float64Array;
  readonly converged: boolean;
  readonly iterations: number;
  /** Length of that step in units of standard errors. */
  readonly residual: number;
}

const MAX_ITERATIONS = 300;
/** Squared length of a step, in standard errors, that is rounding. */
const STILL = 1e-22;
/** What is left to gain where a climb has steps to make but nothing to win: the maximum lies at infinity. */
const NOTHING_TO_GAIN = 1e-13;
const LONG = 0.1;

/**
 * A local maximum by Newton's method; curvatures along eigenvectors count with their size, so that every step climbs and leaves
 * saddles. Stops as well where steps stay long and gain nothing: the likelihood rises towards infinity.
 * @param reach the largest fraction of a step that may be taken
 * @returns null where the start has no value
 * Source: Nocedal & Wright (2006), Numerical Optimization, ch. 3.4.
 */
export function ascend(
  objective: Objective,
  start: Float64Array,
  reach: (at: Float64Array, step: Float64Array) => number,
): Summit | null {
  let at = start;
  let jet = objective(at);
  if (jet === null) return null;
  for (let iterations = 1; ; iterations++) {
    const step = stepOf(jet);
    const gain = Math.max(0, inner(step, jet.gradient));
    const residual = Math.sqrt(gain);
    const summit = { at, jet, step, iterations, residual };
    const long = step.some((x) => Math.abs(x) > LONG);
    if (gain < STILL || (gain < NOTHING_TO_GAIN && long)) return { ...summit, converged: true };
    if (iterations === MAX_ITERATIONS) return { ...summit, converged: false };
    const next = advance(objective, at, jet, step, Math.min(1, reach(at, step)), gain);
    if (next === null) return { ...summit, converged: residual < 1e-5 };
    ({ at, jet } = next);
  }
}

function stepOf({ gradient, hessian }: Jet): Float64Array {
  const size = gradient.length;
  const { values, vectors } = symmetricEigen(hessian, size);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const step = new Float64Array(size);
  for (const [j, vector] of vectors.entries()) {
    const curvature = Math.max(Math.abs(values[j]!), 1e-17 * largest, Number.MIN_VALUE * 1e16);
    const along = inner(vector, gradient) / curvature;
    for (let i = 0; i < size; i++) step[i]! += along * vector[i]!;
  }
  return step;
}

/** The first point on the way back from a step that climbs enough (Armijo), up to rounding; null where none does. */
function advance(
  objective: Objective,
  at: Float64Array,
  jet: Jet,
  step: Float64Array,
  most: number,
  gain: number,
): { readonly at: Float64Array; readonly jet: Jet } | null {
  const noise = 4e-15 * (1 + Math.abs(jet.value));
  for (let scale = most; scale > 1e-10; scale /= 2) {
    const next = at.map((x, i) => x + scale * step[i]!);
    const reached = objective(next);
    if (reached !== null && reached.value >= jet.value + 1e-4 * scale * gain - noise)
      return { at: next, jet: reached };
  }
  return null;
}
