import { inner } from "../../numeric/linear-algebra.ts";
/**
 * Columns in coordinates in which they are orthogonal and of mean square 1: searches do not depend on the units, the origin or
 * the coding of moderators there, and uncentred powers lose no digits.
 */
export interface Coordinates {
  /** Orthogonal columns, k long, each with sum of squares k. */
  readonly columns: readonly Float64Array[];
  /** Upper triangular, [row][column]: given columns = orthogonal columns times this. */
  readonly upper: readonly (readonly number[])[];
}

/** What remains of a column, relative to its size, where the ones before it hold it up to rounding. */
const NOTHING = 1e-11;

/**
 * Orthogonal columns by Gram and Schmidt's method, twice, which makes them orthogonal to machine precision.
 * @param columns k long each
 * @returns the place of the first column that the ones before it hold, where there is one
 * Source: Giraud, Langou & Rozloznik (2005), Computers & Mathematics with Applications 50, 1069-1075.
 */
export function orthogonalise(
  columns: readonly Float64Array[],
): Coordinates | { readonly dependent: number } {
  const done: Float64Array[] = [];
  const upper = columns.map(() => columns.map(() => 0));
  for (const [place, given] of columns.entries()) {
    const column = Float64Array.from(given);
    const size = norm(given);
    for (let pass = 0; pass < 2; pass++) {
      for (const [row, other] of done.entries()) {
        const share = inner(other, column) / column.length;
        upper[row]![place]! += share;
        for (let i = 0; i < column.length; i++) column[i]! -= share * other[i]!;
      }
    }
    const rest = norm(column);
    if (!(rest > NOTHING * size)) return { dependent: place };
    upper[place]![place] = rest;
    done.push(column.map((x) => x / rest));
  }
  return { columns: done, upper };
}

/** Coefficients of the given columns from those of the orthogonal ones, by back substitution. */
export function coefficientsOf({ upper }: Coordinates, orthogonal: ArrayLike<number>): Float64Array {
  const size = upper.length;
  const result = Float64Array.from(orthogonal);
  for (let r = size - 1; r >= 0; r--) {
    for (let c = r + 1; c < size; c++) result[r]! -= upper[r]![c]! * result[c]!;
    result[r]! /= upper[r]![r]!;
  }
  return result;
}

/** The covariance matrix of the given columns' coefficients, as rows. @param matrix that of the orthogonal ones, row by row */
export function covarianceOf(coordinates: Coordinates, matrix: Float64Array): number[][] {
  const size = coordinates.upper.length;
  const half = Array.from({ length: size }, (_, c) =>
    coefficientsOf(
      coordinates,
      Array.from({ length: size }, (_, r) => matrix[r * size + c]!),
    ),
  );
  const rows = Array.from({ length: size }, (_, r) =>
    Array.from(
      coefficientsOf(
        coordinates,
        half.map((column) => column[r]!),
      ),
    ),
  );
  return rows.map((row, r) => row.map((x, c) => (x + rows[c]![r]!) / 2 + 0));
}

/** Coefficients of the orthogonal columns whose combination is nearest to a column of k values. */
export function projectionOn({ columns }: Coordinates, values: Float64Array): Float64Array {
  return Float64Array.from(columns, (column) => inner(column, values) / values.length);
}

/** Columns times coefficients, k long. */
export function combine(columns: readonly Float64Array[], coefficients: ArrayLike<number>): Float64Array {
  const result = new Float64Array(columns[0]!.length);
  for (const [j, column] of columns.entries()) {
    const coefficient = coefficients[j]!;
    for (let i = 0; i < result.length; i++) result[i]! += coefficient * column[i]!;
  }
  return result;
}

/** Root mean square, without overflow. */
function norm(column: Float64Array): number {
  let largest = 0;
  for (const x of column) largest = Math.max(largest, Math.abs(x));
  if (largest === 0) return 0;
  let sum = 0;
  for (const x of column) sum += (x / largest) * (x / largest);
  return largest * Math.sqrt(sum / column.length);
}

/** Whether the constant lies in the space of the columns. */
export function holdsConstant(coordinates: Coordinates): boolean {
  const ones = new Float64Array(coordinates.columns[0]!.length).fill(1);
  const nearest = combine(coordinates.columns, projectionOn(coordinates, ones));
  return nearest.every((x) => Math.abs(x - 1) < 1e-9);
}
