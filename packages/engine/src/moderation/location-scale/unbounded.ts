import { inner, invertSpd, symmetricEigen } from "../../numeric/linear-algebra.ts";
import type { Summit } from "./ascend.ts";
import { type Coordinates, coefficientsOf, combine } from "./coordinates.ts";
import type { ScaleCoefficient, Unbounded } from "./types.ts";

/**
 * Information about a change of log tau2 by 1 (root mean square over the studies) below which nothing is known of it: a
 * standard error beyond 10 000 on that scale.
 */
const NO_INFORMATION = 1e-8;
const NEGLIGIBLE = 1e-6;
/** A slope of the log-likelihood that is rounding. */
const ROUNDING = 1e-14;

/** What the curvature at a maximum says. */
export interface Information {
  /** Of the orthogonal scale columns, row by row, over the directions that are known; null where it is no maximum. */
  readonly covariance: Float64Array | null;
  /** Of the given columns; null where every direction is known. */
  readonly unbounded: Unbounded | null;
}

/**
 * Inverts the observed information over the directions it says something about; the others have no finite estimate.
 * @param at coefficients of the orthogonal columns
 */
export function informationAt(summit: Summit, scale: Coordinates): Information {
  const size = summit.at.length;
  const information = summit.jet.hessian.map((h) => -h);
  const { values, vectors } = symmetricEigen(information, size);
  const lost = vectors.filter((_, j) => values[j]! < NO_INFORMATION);
  if (values.some((value) => value < -1e-6)) return { covariance: null, unbounded: null };
  if (lost.length === 0) return { covariance: invertSpd(information, size), unbounded: null };
  const covariance = new Float64Array(size * size);
  for (const [j, vector] of vectors.entries()) {
    if (values[j]! < NO_INFORMATION) continue;
    for (let r = 0; r < size; r++) {
      for (let c = 0; c < size; c++) covariance[r * size + c]! += (vector[r]! * vector[c]!) / values[j]!;
    }
  }
  const along = new Float64Array(size);
  for (const vector of lost) {
    const rate = inner(vector, summit.jet.gradient);
    if (Math.abs(rate) < ROUNDING) continue;
    const step = inner(vector, summit.step);
    for (let i = 0; i < size; i++) along[i]! += step * vector[i]!;
  }
  // A tau2 that grows without end lowers the likelihood, unless that does not see it: then the slope was rounding.
  if (combine(scale.columns, along).some((move) => move > NEGLIGIBLE)) along.fill(0);
  const given = (vector: Float64Array): number[] => Array.from(coefficientsOf(scale, vector), (x) => x + 0);
  return {
    covariance,
    unbounded: {
      at: given(summit.at),
      along: given(unitLength(along)),
      directions: lost.map(given),
      units: unitsOf(scale),
    },
  };
}

/** Root mean square of the k linear predictors that a vector of orthogonal coefficients makes is its length. */
function unitLength(vector: Float64Array): Float64Array {
  const length = Math.sqrt(inner(vector, vector));
  return length > 0 ? vector.map((x) => x / length) : vector;
}

/** How far each given coefficient moves when the linear predictors move by 1. */
function unitsOf(scale: Coordinates): number[] {
  const size = scale.upper.length;
  const squares = new Float64Array(size);
  for (let c = 0; c < size; c++) {
    const unit = new Float64Array(size);
    unit[c] = 1;
    for (const [j, x] of coefficientsOf(scale, unit).entries()) squares[j]! += x * x;
  }
  return Array.from(squares, Math.sqrt);
}

/**
 * What becomes of coefficient j: finite unless a lost direction changes it. Of several lost directions any mixture will do, so
 * that they leave the way of a single coefficient open.
 */
export function limitOf(unbounded: Unbounded | null, j: number): ScaleCoefficient["limit"] {
  if (unbounded === null) return "finite";
  const small = NEGLIGIBLE * unbounded.units[j]!;
  if (unbounded.directions.every((direction) => Math.abs(direction[j]!) <= small)) return "finite";
  const rate = unbounded.along[j]!;
  if (unbounded.directions.length > 1 || Math.abs(rate) <= small) return "undetermined";
  return rate < 0 ? "minus-infinity" : "plus-infinity";
}

/** What becomes of tau2 where the scale part's row is z. */
export function tau2Limit(unbounded: Unbounded | null, z: readonly number[]): "finite" | "zero" | "unknown" {
  if (unbounded === null) return "finite";
  if (unbounded.directions.every((direction) => Math.abs(inner(direction, z)) <= NEGLIGIBLE)) return "finite";
  return inner(unbounded.along, z) < -NEGLIGIBLE ? "zero" : "unknown";
}
