import { log } from "../numeric/elementary.ts";
import { choleskyDecompose, logDeterminant } from "../numeric/linear-algebra.ts";

/** Small dense square matrices, n x n, row by row: what one block of dependent effects needs. */

/** The product A B. R: `A %*% B` */
export function multiply(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < n; i++) {
      const value = a[r * n + i]!;
      if (value === 0) continue;
      for (let c = 0; c < n; c++) product[r * n + c]! += value * b[i * n + c]!;
    }
  }
  return product;
}

/** A B for A of n x n and B of n x p. R: `A %*% B` */
export function apply(a: Float64Array, b: Float64Array, n: number, p: number): Float64Array {
  const product = new Float64Array(n * p);
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < n; i++) {
      const value = a[r * n + i]!;
      if (value === 0) continue;
      for (let c = 0; c < p; c++) product[r * p + c]! += value * b[i * p + c]!;
    }
  }
  return product;
}

/** A' B for A of n x p and B of n x q, as p x q. R: `crossprod(A, B)` */
export function crossProduct(
  a: Float64Array,
  b: Float64Array,
  n: number,
  p: number,
  q: number,
): Float64Array {
  const product = new Float64Array(p * q);
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < p; r++) {
      const value = a[i * p + r]!;
      if (value === 0) continue;
      for (let c = 0; c < q; c++) product[r * q + c]! += value * b[i * q + c]!;
    }
  }
  return product;
}

/** The trace of A B. R: `sum(A * t(B))` */
export function traceOf(a: Float64Array, b: Float64Array, n: number): number {
  let total = 0;
  for (let r = 0; r < n; r++) for (let c = 0; c < n; c++) total += a[r * n + c]! * b[c * n + r]!;
  return total;
}

/** Adds `from` to `to`, element by element. */
export function addTo(to: Float64Array, from: Float64Array, times: number = 1): void {
  for (let i = 0; i < to.length; i++) to[i]! += times * from[i]!;
}

/** Rows for display and records: p lists of p numbers. */
export function asRows(matrix: Float64Array, p: number): number[][] {
  return Array.from({ length: p }, (_, r) => Array.from(matrix.subarray(r * p, (r + 1) * p)));
}

/** The inverse of a symmetric positive definite matrix and log |A|, or null where it is none. R: `chol2inv(chol(A))` */
export function invertWithDeterminant(
  a: Float64Array,
  n: number,
): { readonly inverse: Float64Array; readonly logDeterminant: number } | null {
  if (n === 1) {
    const value = a[0]!;
    return value > 0 && value < Number.POSITIVE_INFINITY
      ? { inverse: Float64Array.of(1 / value), logDeterminant: log(value) }
      : null;
  }
  const factor = choleskyDecompose(a, n);
  if (factor === null) return null;
  const below = invertLower(factor, n);
  const inverse = new Float64Array(n * n);
  for (let r = 0; r < n; r++) {
    for (let c = 0; c <= r; c++) {
      let sum = 0;
      for (let i = r; i < n; i++) sum += below[i * n + r]! * below[i * n + c]!;
      inverse[r * n + c] = sum;
      inverse[c * n + r] = sum;
    }
  }
  return { inverse, logDeterminant: logDeterminant(factor, n) };
}

function invertLower(factor: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  for (let c = 0; c < n; c++) {
    inverse[c * n + c] = 1 / factor[c * n + c]!;
    for (let r = c + 1; r < n; r++) {
      let sum = 0;
      for (let i = c; i < r; i++) sum -= factor[r * n + i]! * inverse[i * n + c]!;
      inverse[r * n + c] = sum / factor[r * n + r]!;
    }
  }
  return inverse;
}
