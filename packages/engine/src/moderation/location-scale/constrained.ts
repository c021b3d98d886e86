import { log, square } from "../../numeric/elementary.ts";
import { inner, symmetricEigen } from "../../numeric/linear-algebra.ts";
import { ascend, type Summit } from "./ascend.ts";
import { combine } from "./coordinates.ts";
import { type Jet, jetAt, type Problem } from "./likelihood.ts";
import { roomAlong } from "./starts.ts";

/** A maximum over the cone of tau2 >= 0. */
export interface ConeSummit {
  readonly summit: Summit;
  /** Rows at which tau2 is 0; [] for a maximum inside. */
  readonly active: readonly Float64Array[];
}

/** Strengths of the barrier: those that tell where a start leads, and those that lead on to the boundary. */
const SCOUTING = [1e-2, 1e-3, 1e-4];
const CLOSING = [3e-6, 1e-7, 3e-9, 1e-10, 1e-12];
/** Where a barrier holds a search need be known only as well as the next one needs. */
const ROUGHLY = 1e-2;
/** How much of the way to the boundary a step may go. */
const SHY = 0.95;

/**
 * The maxima of the likelihood over linear predictors >= 0 that the starts lead to: a logarithmic barrier that fades leads to
 * the face of the cone, and Newton's method without the barrier finds the maximum on it. Starts that lead to one place are
 * followed once.
 * @param rows the different rows of the scale part
 * @param starts points with every linear predictor above 0
 * Source: Nocedal & Wright (2006), Numerical Optimization, ch. 19.6.
 */
export function climbInCone(
  problem: Problem,
  rows: readonly Float64Array[],
  starts: readonly Float64Array[],
): ConeSummit[] {
  const scouted = starts.flatMap((start) => follow(problem, rows, start, SCOUTING) ?? []);
  const distinct = scouted.filter(
    (one, i) => !scouted.slice(0, i).some((earlier) => isSamePlace(one.at, earlier.at)),
  );
  return distinct.flatMap(({ at, iterations }) => {
    const near = follow(problem, rows, at, CLOSING);
    if (near === null) return [];
    const active = rows.filter((row) => square(inner(row, near.at)) < CLOSING[CLOSING.length - 1]!);
    return onFace(problem, rows, near.at, active, iterations + near.iterations) ?? [];
  });
}

/** Follows the barrier's maximum as it fades. */
function follow(
  problem: Problem,
  rows: readonly Float64Array[],
  start: Float64Array,
  barriers: readonly number[],
): { readonly at: Float64Array; readonly iterations: number } | null {
  const reach = (at: Float64Array, step: Float64Array): number => SHY * roomAlong(problem.z, at, step);
  let at = start;
  let iterations = 0;
  for (const barrier of barriers) {
    const climbed = ascend(
      (point) => withBarrier(problem, rows, barrier, point),
      at,
      reach,
      ROUGHLY * barrier,
    );
    if (climbed === null) return null;
    at = climbed.at;
    iterations += climbed.iterations;
  }
  return { at, iterations };
}

function isSamePlace(a: Float64Array, b: Float64Array): boolean {
  const size = Math.sqrt(inner(a, a));
  return a.every((x, i) => Math.abs(x - b[i]!) <= 0.01 * size);
}

function withBarrier(
  problem: Problem,
  rows: readonly Float64Array[],
  barrier: number,
  at: Float64Array,
): Jet | null {
  const jet = jetAt(problem, at);
  if (jet === null) return null;
  const size = at.length;
  let { value } = jet;
  const gradient = Float64Array.from(jet.gradient);
  const hessian = Float64Array.from(jet.hessian);
  for (const row of rows) {
    const eta = inner(row, at);
    if (!(eta > 0)) return null;
    value += barrier * log(eta);
    for (let r = 0; r < size; r++) {
      gradient[r]! += (barrier * row[r]!) / eta;
      for (let c = 0; c < size; c++) hessian[r * size + c]! -= ((barrier * row[r]!) / eta) * (row[c]! / eta);
    }
  }
  return Number.isFinite(value) ? { value, gradient, hessian } : null;
}

/**
 * The maximum where the given rows are 0, those whose linear predictor is outweighed by its multiplier, barrier / eta; rows that
 * it would leave negative join them.
 */
function onFace(
  problem: Problem,
  rows: readonly Float64Array[],
  from: Float64Array,
  active: readonly Float64Array[],
  iterations: number,
): ConeSummit | null {
  const basis = nullSpace(active, from.length);
  const start = Float64Array.from(basis, (direction) => inner(direction, from));
  const place = (b: Float64Array): Float64Array =>
    basis.length === 0 ? new Float64Array(from.length) : combine(basis, b);
  const found = ascend(
    (b) => within(problem, basis, place(b)),
    start,
    (b, step) => Math.min(1, SHY * roomAwayFrom(rows, active, place(b), place(step))),
  );
  if (found === null) return null;
  const at = place(found.at);
  const jet = jetAt(problem, at);
  if (jet === null) return null;
  const touched = rows.filter((row) => !active.includes(row) && inner(row, at) < 1e-9);
  if (touched.length > 0) return onFace(problem, rows, at, [...active, ...touched], iterations);
  const summit = { ...found, at, jet, step: place(found.step), iterations: iterations + found.iterations };
  return { summit, active };
}

/** How far a step may go before a row that is not active is 0. */
function roomAwayFrom(
  rows: readonly Float64Array[],
  active: readonly Float64Array[],
  at: Float64Array,
  step: Float64Array,
): number {
  let room = Number.MAX_VALUE;
  for (const row of rows) {
    const move = inner(row, step);
    if (move < 0 && !active.includes(row)) room = Math.min(room, Math.max(0, inner(row, at)) / -move);
  }
  return room;
}

/** The likelihood by the coordinates of a face. */
function within(problem: Problem, basis: readonly Float64Array[], at: Float64Array): Jet | null {
  const jet = jetAt(problem, at);
  if (jet === null) return null;
  const size = basis.length;
  const full = at.length;
  const gradient = Float64Array.from(basis, (direction) => inner(direction, jet.gradient));
  const images = basis.map((direction) =>
    Float64Array.from({ length: full }, (_, r) =>
      inner(direction, jet.hessian.subarray(r * full, (r + 1) * full)),
    ),
  );
  const hessian = new Float64Array(size * size);
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) hessian[r * size + c] = inner(basis[r]!, images[c]!);
  }
  return { value: jet.value, gradient, hessian };
}

/** Orthonormal directions along which all rows stay 0. */
function nullSpace(rows: readonly Float64Array[], size: number): Float64Array[] {
  const products = new Float64Array(size * size);
  for (const row of rows) {
    const square = inner(row, row);
    for (let r = 0; r < size; r++) {
      for (let c = 0; c < size; c++) products[r * size + c]! += (row[r]! / square) * row[c]!;
    }
  }
  const { values, vectors } = symmetricEigen(products, size);
  return vectors.filter((_, j) => values[j]! < 1e-10);
}
