import { square } from "../numeric/elementary.ts";
import { choleskyDecompose, choleskySolve } from "../numeric/linear-algebra.ts";
import { type DependentModel, type LikelihoodPoint, pointAt, slopesAt } from "./likelihood.ts";

/** Where a search ended. */
export interface Maximum {
  readonly point: LikelihoodPoint;
  readonly converged: boolean;
  readonly iterations: number;
  /** The last step relative to the parameters. */
  readonly residual: number;
}

/** The range of each parameter; a fixed one has no width. */
export interface Bounds {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

const MAX_ITERATIONS = 200;
const CLOSE = 1e-12;
/** Newton's method, once this close, ends in the same maximum. */
const NEAR = 0.02;
const MAX_HALVINGS = 60;

/**
 * Climbs to a maximum inside a box by Newton's method, with the expected information where the observed one is not positive
 * definite. A parameter that would leave its range stays at the end until the slope turns.
 * @param start inside the bounds
 * @param known a maximum found before; a climb that comes close to it ends there
 * @returns null where the likelihood does not exist at the start
 * Source: Lindstrom & Bates (1988), doi:10.1080/01621459.1988.10478693; Bertsekas (1982), doi:10.1137/0320018 (projected Newton)
 */
export function climb(
  model: DependentModel,
  start: readonly number[],
  bounds: Bounds,
  known: LikelihoodPoint | null = null,
): Maximum | null {
  let point = pointAt(model, start);
  if (point === null) return null;
  let residual = 1;
  for (let iterations = 1; iterations <= MAX_ITERATIONS; iterations++) {
    const { gradient, expected, observed } = slopesAt(model, point);
    const free = freeParameters(point.theta, gradient, bounds);
    if (free.length === 0) return { point, converged: true, iterations, residual: 0 };
    const step = direction(gradient, observed, expected, free);
    const next = along(model, point, step, free, bounds);
    if (next === null) return { point, converged: residual < 1e-5, iterations, residual };
    residual = change(model, point.theta, next.theta);
    point = next;
    if (known !== null && change(model, point.theta, known.theta) < NEAR) {
      return { point: known, converged: true, iterations, residual };
    }
    if (residual < CLOSE) return { point, converged: true, iterations, residual };
  }
  return { point, converged: false, iterations: MAX_ITERATIONS, residual };
}

function freeParameters(
  theta: readonly number[],
  gradient: Float64Array,
  { lower, upper }: Bounds,
): number[] {
  return Array.from(gradient.keys()).filter(
    (i) => !(theta[i]! <= lower[i]! && gradient[i]! <= 0) && !(theta[i]! >= upper[i]! && gradient[i]! >= 0),
  );
}

/** The Newton step of the free parameters; damped scoring where the likelihood is not concave. */
function direction(
  gradient: Float64Array,
  observed: Float64Array,
  expected: Float64Array,
  free: readonly number[],
): Float64Array {
  const size = free.length;
  const m = gradient.length;
  const slope = Float64Array.from(free, (i) => gradient[i]!);
  const part = (matrix: Float64Array): Float64Array =>
    Float64Array.from(
      { length: size * size },
      (_, at) => matrix[free[Math.floor(at / size)]! * m + free[at % size]!]!,
    );
  const information = part(observed);
  const newton = choleskyDecompose(information, size);
  if (newton !== null && isSafe(newton, information, size)) return choleskySolve(newton, slope);
  const scoring = part(expected);
  for (let ridge = 1e-8; ; ridge *= 100) {
    const damped = scoring.map((value, at) =>
      at % (size + 1) === 0 ? value * (1 + ridge) + Number.MIN_VALUE : value,
    );
    const factor = choleskyDecompose(damped, size);
    if (factor !== null) return choleskySolve(factor, slope);
    if (ridge > 1e8) return slope;
  }
}

/** A pivot that rounding alone could have left makes a step of any length. */
function isSafe(factor: Float64Array, matrix: Float64Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    const pivot = factor[i * size + i]!;
    if (pivot * pivot < 1e-9 * matrix[i * size + i]!) return false;
  }
  return true;
}

/** The farthest of full, half, quarter ... steps that does not lead down; null where none does. */
function along(
  model: DependentModel,
  from: LikelihoodPoint,
  step: Float64Array,
  free: readonly number[],
  { lower, upper }: Bounds,
): LikelihoodPoint | null {
  const noise = 1e-13 * (model.k + Math.abs(from.logLik));
  for (let halvings = 0, t = 1; halvings < MAX_HALVINGS; halvings++, t /= 2) {
    const theta = [...from.theta];
    for (const [at, i] of free.entries()) {
      const least = model.parameters[i]!.rooted === true ? Math.max(lower[i]!, 0.05 * theta[i]!) : lower[i]!;
      theta[i] = Math.min(upper[i]!, Math.max(least, theta[i]! + t * step[at]!));
    }
    const point = pointAt(model, theta);
    if (point !== null && point.logLik >= from.logLik - noise) return point;
  }
  return null;
}

/** The largest change, of variances relative to all of them together. */
function change(model: DependentModel, from: readonly number[], to: readonly number[]): number {
  const total = totalVariance(model, to);
  return Math.max(
    ...model.parameters.map(({ kind }, i) => {
      const moved = Math.abs(to[i]! - from[i]!);
      if (moved === 0 || kind === "correlation") return moved;
      return kind === "variance" ? moved / Math.max(to[i]!, 1e-3 * total) : moved / Math.sqrt(total);
    }),
  );
}

/** Variances and squared loadings together. */
export function totalVariance({ parameters }: DependentModel, theta: readonly number[]): number {
  return parameters.reduce(
    (sum, { kind }, i) =>
      sum + (kind === "variance" ? theta[i]! : kind === "loading" ? square(theta[i]!) : 0),
    0,
  );
}
