import { inner, symmetricEigen } from "../../numeric/linear-algebra.ts";
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
/** Squared length of a step, in standard errors, after which one more step is exact. */
const STILL = 1e-18;
/** What is left to gain where a climb has steps to make but nothing to win: the maximum lies at infinity. */
const NOTHING_TO_GAIN = 1e-13;
const LONG = 0.1;

/**
 * A local maximum by Newton's method; curvatures along eigenvectors count with their size, so that every step climbs and leaves
 * saddles. Stops as well where steps stay long and gain nothing: the likelihood rises towards infinity.
 * @param reach the largest fraction of a step that may be taken
 * @param still stop once the squared length of a step, in standard errors, is below this, with one last step
 * @returns null where the start has no value
 * Source: Nocedal & Wright (2006), Numerical Optimization, ch. 3.4.
 */
export function ascend(
  objective: Objective,
  start: Float64Array,
  reach: (at: Float64Array, step: Float64Array) => number,
  still: number = STILL,
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
    if (gain < NOTHING_TO_GAIN && long) return { ...summit, converged: true };
    if (gain < still) return { ...summit, ...lastStep(objective, at, jet, step, reach), converged: true };
    if (iterations === MAX_ITERATIONS) return { ...summit, converged: false };
    const next = advance(objective, at, jet, step, Math.min(1, reach(at, step)), gain);
    if (next === null) return { ...summit, converged: residual < 1e-5 };
    ({ at, jet } = next);
  }
}

/** The whole of a step, which Newton's method makes exact this near to a maximum, if it is allowed and does not fall. */
function lastStep(
  objective: Objective,
  at: Float64Array,
  jet: Jet,
  step: Float64Array,
  reach: (at: Float64Array, step: Float64Array) => number,
): { readonly at: Float64Array; readonly jet: Jet } {
  if (reach(at, step) < 1) return { at, jet };
  const next = at.map((x, i) => x + step[i]!);
  const reached = objective(next);
  return reached === null || reached.value < jet.value - noiseOf(jet)
    ? { at, jet }
    : { at: next, jet: reached };
}

/** What rounding makes of a value. */
function noiseOf({ value }: Jet): number {
  return 4e-15 * (1 + Math.abs(value));
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
  const noise = noiseOf(jet);
  for (let scale = most; scale > 1e-10; scale /= 2) {
    const next = at.map((x, i) => x + scale * step[i]!);
    const reached = objective(next);
    if (reached !== null && reached.value >= jet.value + 1e-4 * scale * gain - noise)
      return { at: next, jet: reached };
  }
  return null;
}
