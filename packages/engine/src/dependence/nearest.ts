import { symmetricEigen } from "../numeric/linear-algebra.ts";

const MOST_ROUNDS = 500;
/** Smallest eigenvalue that the result keeps. */
const LEAST = 1e-8;

/**
 * The correlation matrix nearest to a symmetric one with ones on its diagonal, by alternating projections with Dykstra's
 * correction.
 * @param r n x n
 * Source: Higham (2002), doi:10.1093/imanum/22.3.329. R: `Matrix::nearPD(r, corr = TRUE)`
 */
export function nearestCorrelation(r: Float64Array, n: number): Float64Array {
  let y = Float64Array.from(r);
  let correction = new Float64Array(n * n);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const from = y.map((value, at) => value - correction[at]!);
    const projected = positivePart(from, n);
    correction = projected.map((value, at) => value - from[at]!);
    const next = projected.map((value, at) => (at % (n + 1) === 0 ? 1 : value));
    const moved = next.reduce((most, value, at) => Math.max(most, Math.abs(value - y[at]!)), 0);
    y = next;
    if (moved < 1e-9) break;
  }
  return y;
}

function positivePart(matrix: Float64Array, n: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, n);
  const least = LEAST * Math.max(...values);
  const part = new Float64Array(n * n);
  for (const [j, value] of values.entries()) {
    const kept = Math.max(value, least);
    const vector = vectors[j]!;
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) part[a * n + b]! += kept * vector[a]! * vector[b]!;
  }
  return part;
}
