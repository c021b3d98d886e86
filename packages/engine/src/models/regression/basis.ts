import { project, type Regressors } from "../../estimators/regressors.ts";

/** A design as an orthonormal basis, and the way back to the coefficients of its columns. */
export interface DesignBasis {
  readonly regressors: Regressors;
  /** p x p by rows: coefficients of the columns = this times those of the basis. */
  readonly toCoefficients: Float64Array;
  /** The constant 1 as a combination of the columns; null where it is none. */
  readonly constant: Float64Array | null;
}

/**
 * Orthonormal basis of a design of full rank. Columns are counted from their means where the first is the constant, and
 * divided by their largest size, so that a year and its square lose no digits: X = B C, B = Q R, b = C^-1 R^-1 g.
 * @param columns p columns of length k
 * @param intercept the first column is the constant 1
 * @param hasConstant the constant lies in the space of the columns
 */
export function designBasis(
  columns: readonly Float64Array[],
  intercept: boolean,
  hasConstant: boolean,
): DesignBasis {
  const p = columns.length;
  const k = columns[0]?.length ?? 0;
  const means = columns.map((column, j) => (intercept && j > 0 ? meanOf(column) : 0));
  const scales = columns.map((column, j) => largest(column, means[j]!));
  const scaled = new Float64Array(k * p);
  columns.forEach((column, j) => {
    for (let i = 0; i < k; i++) scaled[i * p + j] = (column[i]! - means[j]!) / scales[j]!;
  });
  const ones = new Float64Array(k).fill(1);
  const { q, r, coordinates } = project(ones, ones, { p, basis: scaled });
  const toCoefficients = invertTriangle(r, p);
  for (let j = p - 1; j >= 0; j--) {
    for (let l = 0; l < p; l++) {
      const value = toCoefficients[j * p + l]! / scales[j]!;
      toCoefficients[j * p + l] = value;
      if (j > 0) toCoefficients[l] = toCoefficients[l]! - means[j]! * value;
    }
  }
  return {
    regressors: { p, basis: q },
    toCoefficients,
    constant: hasConstant ? constantOf(intercept, toCoefficients, coordinates, p) : null,
  };
}

function constantOf(
  intercept: boolean,
  toCoefficients: Float64Array,
  coordinates: Float64Array,
  p: number,
): Float64Array {
  const constant = new Float64Array(p);
  if (intercept) constant[0] = 1;
  else for (let j = 0; j < p; j++) constant[j] = dot(toCoefficients, j * p, coordinates, p);
  return constant;
}

/** Element-wise product of a row with a vector, summed. */
export function dot(matrix: Float64Array, offset: number, vector: Float64Array, p: number): number {
  let sum = 0;
  for (let j = 0; j < p; j++) sum += matrix[offset + j]! * vector[j]!;
  return sum;
}

/** Inverse of an upper triangle, p x p by rows. */
export function invertTriangle(r: Float64Array, p: number): Float64Array {
  const inverse = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    inverse[j * p + j] = 1 / r[j * p + j]!;
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let l = i + 1; l <= j; l++) sum += r[i * p + l]! * inverse[l * p + j]!;
      inverse[i * p + j] = -sum / r[i * p + i]!;
    }
  }
  return inverse;
}

function meanOf(column: Float64Array): number {
  let sum = 0;
  for (const x of column) sum += x;
  const first = sum / column.length;
  let correction = 0;
  for (const x of column) correction += x - first;
  return first + correction / column.length;
}

function largest(column: Float64Array, from: number): number {
  let most = 0;
  for (const x of column) most = Math.max(most, Math.abs(x - from));
  return most > 0 ? most : 1;
}
