import { choleskyDecompose, choleskySolve, inner, invertSpd } from "../../numeric/linear-algebra.ts";
import { type CopasData, type CopasSelection, type CopasValue, copasLikelihood } from "./copas-likelihood.ts";

/** As near to -1 and 1 as rho is let: beyond, the likelihood has no derivatives left. */
const RHO_BOUND = 0.9999;

/** A maximum of the likelihood, in the units of the data. */
export interface CopasFit {
  /** mu, rho, tau2 and, where it was asked for, the slope on s. */
  readonly at: Float64Array;
  readonly negLogLik: number;
  readonly converged: boolean;
  /** rho or tau2 lies on its bound. */
  readonly atBound: boolean;
}

const MAX_ITERATIONS = 100;
/** What the next step would still gain of the log-likelihood. */
const GAIN = 1e-13;

/**
 * The lowest of the minima of the negative log-likelihood that Newton's method finds from several starts, within |rho| <= .9999 and
 * tau2 >= 0.
 */
export function maximiseCopas(
  data: CopasData,
  selection: CopasSelection,
  starts: readonly Float64Array[],
): CopasFit {
  const found = starts.map((start) => descend(data, selection, start));
  return found.reduce((best, fit) => (isBetter(fit, best) ? fit : best));
}

/** Likelihoods nearer than this are the same: of mirrored maxima the one found first is kept. */
const SAME = 1e-10;

function isBetter(fit: CopasFit, best: CopasFit): boolean {
  if (!Number.isFinite(fit.negLogLik)) return false;
  if (!Number.isFinite(best.negLogLik)) return true;
  const gain = best.negLogLik - fit.negLogLik;
  return fit.converged && !best.converged ? gain > -1e-9 : gain > SAME;
}

/** Projected Newton steps, each shortened until the likelihood grows. */
function descend(data: CopasData, selection: CopasSelection, start: Float64Array): CopasFit {
  let at = within(start);
  let now = copasLikelihood(data, selection, at);
  let converged = false;
  for (let iteration = 0; iteration < MAX_ITERATIONS && Number.isFinite(now.value); iteration++) {
    const free = freePlaces(at, now.gradient);
    const step = newtonStep(data, selection, at, now, free);
    const gain = -inner(step, now.gradient);
    if (gain <= GAIN) {
      converged = true;
      break;
    }
    const next = shortened(data, selection, at, now, step);
    if (next === null) {
      // No number between here and there is lower: rounding is all that is left.
      converged = gain <= 1e-9;
      break;
    }
    ({ at, now } = next);
  }
  const atBound = at[2] === 0 || Math.abs(at[1]!) >= RHO_BOUND;
  return { at, negLogLik: now.value, converged, atBound };
}

function within(at: Float64Array): Float64Array {
  const inside = Float64Array.from(at);
  inside[1] = Math.max(-RHO_BOUND, Math.min(RHO_BOUND, at[1]!));
  inside[2] = Math.max(0, at[2]!);
  return inside;
}

/** Parameters that are not held at a bound by the likelihood growing beyond it. */
function freePlaces(at: Float64Array, gradient: Float64Array): number[] {
  return Array.from(at, (_, place) => place).filter((place) => {
    if (place === 1 && at[1]! >= RHO_BOUND) return gradient[1]! > 0;
    if (place === 1 && at[1]! <= -RHO_BOUND) return gradient[1]! < 0;
    return !(place === 2 && at[2] === 0 && gradient[2]! > 0);
  });
}

/** Newton's step of the free parameters; where the curvature is not positive it is raised until it is. */
function newtonStep(
  data: CopasData,
  selection: CopasSelection,
  at: Float64Array,
  now: CopasValue,
  free: readonly number[],
): Float64Array {
  const size = free.length;
  const step = new Float64Array(at.length);
  if (size === 0) return step;
  const curvature = curvatureOf(data, selection, at, now, free);
  const downhill = Float64Array.from(free, (place) => -now.gradient[place]!);
  for (let raise = 0; raise < 1e8; raise = raise === 0 ? 1e-3 : raise * 10) {
    const raised = Float64Array.from(curvature);
    for (let j = 0; j < size; j++)
      raised[j * size + j]! += raise * (Math.abs(curvature[j * size + j]!) + 1e-8);
    const factor = choleskyDecompose(raised, size);
    if (factor === null) continue;
    const solved = choleskySolve(factor, downhill);
    if (!solved.every(Number.isFinite)) continue;
    free.forEach((place, j) => {
      step[place] = solved[j]!;
    });
    return step;
  }
  free.forEach((place, j) => {
    step[place] = downhill[j]! / (Math.abs(curvature[j * size + j]!) + 1);
  });
  return step;
}

/** Second derivatives from one-sided differences of the gradient: good enough to step by, one more gradient for each parameter. */
function curvatureOf(
  data: CopasData,
  selection: CopasSelection,
  at: Float64Array,
  now: CopasValue,
  free: readonly number[],
): Float64Array {
  return symmetric(free, (place) => {
    const h = (place === 1 && at[1]! > 0 ? -1 : 1) * reachOf(data, at, place);
    const moved = movedBy(at, place, h);
    const { gradient } = copasLikelihood(data, selection, moved);
    return gradient.map((g, other) => (g - now.gradient[other]!) / (moved[place]! - at[place]!));
  });
}

/** The same from both sides, for standard errors. */
function exactCurvature(
  data: CopasData,
  selection: CopasSelection,
  at: Float64Array,
  free: readonly number[],
): Float64Array {
  return symmetric(free, (place) => {
    const h = reachOf(data, at, place);
    const [before, after] = [movedBy(at, place, -h), movedBy(at, place, h)];
    const low = copasLikelihood(data, selection, before).gradient;
    const high = copasLikelihood(data, selection, after).gradient;
    return high.map((g, other) => (g - low[other]!) / (after[place]! - before[place]!));
  });
}

function movedBy(at: Float64Array, place: number, h: number): Float64Array {
  const moved = Float64Array.from(at);
  moved[place]! += h;
  return moved;
}

/** A matrix of derivatives by rows, made symmetric. */
function symmetric(free: readonly number[], rowOf: (place: number) => Float64Array): Float64Array {
  const size = free.length;
  const rows = free.map((place) => rowOf(place));
  const matrix = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let l = 0; l < size; l++) {
      matrix[j * size + l] = 0.5 * (rows[j]![free[l]!]! + rows[l]![free[j]!]!);
    }
  }
  return matrix;
}

/** How far a parameter is moved: a millionth of the size that matters for the likelihood. */
function reachOf(data: CopasData, at: Float64Array, place: number): number {
  if (place === 1) return 1e-6;
  return 1e-6 * scaleOf(data, at, place);
}

/** A size by which a parameter can be moved: the error of the mean, or the smallest total variance. */
function scaleOf({ si }: CopasData, at: Float64Array, place: number): number {
  let sum = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const s of si) {
    const total = s * s + at[2]!;
    sum += 1 / total;
    smallest = Math.min(smallest, total);
  }
  if (place === 2) return smallest;
  return place === 0 ? Math.sqrt(1 / sum) : 1;
}

function shortened(
  data: CopasData,
  selection: CopasSelection,
  at: Float64Array,
  now: CopasValue,
  step: Float64Array,
): { readonly at: Float64Array; readonly now: CopasValue } | null {
  for (let share = 1; share > 1e-12; share /= 4) {
    const next = within(Float64Array.from(at, (x, place) => x + share * step[place]!));
    if (next.every((x, place) => x === at[place])) return null;
    const value = copasLikelihood(data, selection, next);
    if (value.value < now.value && value.gradient.every(Number.isFinite)) return { at: next, now: value };
  }
  return null;
}

/**
 * Variance of the mean from the curvature at a maximum; parameters on their bounds are held there.
 * @returns null where the likelihood does not fall off in every direction
 */
export function meanVariance(data: CopasData, selection: CopasSelection, { at }: CopasFit): number | null {
  const free = Array.from(at, (_, place) => place).filter(
    (place) => !(place === 2 && at[2] === 0) && !(place === 1 && Math.abs(at[1]!) >= RHO_BOUND),
  );
  const inverse = invertSpd(exactCurvature(data, selection, at, free), free.length);
  const variance = inverse?.[0] ?? null;
  return variance !== null && variance > 0 && Number.isFinite(variance) ? variance : null;
}
