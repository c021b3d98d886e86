/**
 * The lower Cholesky factor of a symmetric matrix, row by row, or null where it is not positive definite.
 * @param matrix size x size, row by row
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let r = 0; r < size; r++) {
    for (let c = 0; c <= r; c++) {
      let sum = matrix[r * size + c]!;
      for (let i = 0; i < c; i++) sum -= factor[r * size + i]! * factor[c * size + i]!;
      if (r !== c) {
        factor[r * size + c] = sum / factor[c * size + c]!;
        continue;
      }
      if (!(sum > 1e-14 * Math.abs(matrix[r * size + r]!))) return null;
      factor[r * size + r] = Math.sqrt(sum);
    }
  }
  return factor;
}

/** Solves A x = b given the Cholesky factor of A. */
export function solveFactored(factor: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const x = Float64Array.from(b);
  for (let r = 0; r < size; r++) {
    for (let i = 0; i < r; i++) x[r]! -= factor[r * size + i]! * x[i]!;
    x[r]! /= factor[r * size + r]!;
  }
  for (let r = size - 1; r >= 0; r--) {
    for (let i = r + 1; i < size; i++) x[r]! -= factor[i * size + r]! * x[i]!;
    x[r]! /= factor[r * size + r]!;
  }
  return x;
}

/** The inverse of A given its Cholesky factor, as rows. */
export function invertFactored(factor: Float64Array, size: number): Float64Array[] {
  return Array.from({ length: size }, (_, column) => {
    const unit = new Float64Array(size);
    unit[column] = 1;
    return solveFactored(factor, unit);
  });
}

/** Sum of a_i b_i. */
export function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
