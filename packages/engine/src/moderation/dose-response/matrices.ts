import { log } from "../../numeric/elementary.ts";
import { choleskyDecompose, choleskySolve, inner } from "../../numeric/linear-algebra.ts";

/** A small dense matrix as its rows. */
export type Matrix = readonly Float64Array[];

/** rows x columns, filled by place. */
export function matrixOf(rows: number, columns: number, of: (r: number, c: number) => number): Matrix {
  return Array.from({ length: rows }, (_, r) => Float64Array.from({ length: columns }, (_, c) => of(r, c)));
}

export function identity(size: number): Matrix {
  return matrixOf(size, size, (r, c) => (r === c ? 1 : 0));
}

export function transpose(a: Matrix): Matrix {
  return matrixOf(a[0]?.length ?? 0, a.length, (r, c) => a[c]![r]!);
}

/** A B. */
export function product(a: Matrix, b: Matrix): Matrix {
  const inner = b.length;
  return matrixOf(a.length, b[0]?.length ?? 0, (r, c) => {
    let sum = 0;
    for (let i = 0; i < inner; i++) sum += a[r]![i]! * b[i]![c]!;
    return sum;
  });
}

/** A x. */
export function times(a: Matrix, x: ArrayLike<number>): Float64Array {
  return Float64Array.from(a, (row) => inner(row, x));
}

/** A + factor B. */
export function plus(a: Matrix, b: Matrix, factor: number = 1): Matrix {
  return matrixOf(a.length, a[0]?.length ?? 0, (r, c) => a[r]![c]! + factor * b[r]![c]!);
}

/** x' A x. */
export function quadratic(a: Matrix, x: ArrayLike<number>): number {
  return inner(x, times(a, x));
}

/** Rows as plain arrays, without negative zeros, which JSON does not keep. */
export function plain(a: Matrix): number[][] {
  return a.map((row) => Array.from(row, (x) => x + 0));
}

/** A symmetric positive definite matrix, factored once. */
export interface Positive {
  solve(b: Float64Array): Float64Array;
  readonly logDeterminant: number;
  /** Lower triangle. */
  readonly factor: Matrix;
}

/** Factors a symmetric matrix by Cholesky's method; null where it is not positive definite. */
export function factorPositive(a: Matrix): Positive | null {
  const size = a.length;
  const flat = Float64Array.from({ length: size * size }, (_, i) => a[Math.floor(i / size)]![i % size]!);
  const factor = choleskyDecompose(flat, size);
  if (factor === null) return null;
  let logDeterminant = 0;
  for (let i = 0; i < size; i++) logDeterminant += 2 * log(factor[i * size + i]!);
  return {
    solve: (b) => choleskySolve(factor, b),
    logDeterminant,
    factor: matrixOf(size, size, (r, c) => factor[r * size + c]!),
  };
}

/** A^-1 B for a factored A. */
export function solveColumns(a: Positive, b: Matrix): Matrix {
  return transpose(transpose(b).map((column) => a.solve(column)));
}

/** The inverse of a factored matrix, symmetric to the last bit. */
export function inverseOf(a: Positive): Matrix {
  const inverse = solveColumns(a, identity(a.factor.length));
  return matrixOf(inverse.length, inverse.length, (r, c) => (inverse[r]![c]! + inverse[c]![r]!) / 2);
}

/**
 * The eigenvalues and eigenvectors (columns) of a symmetric matrix by Jacobi's rotations.
 * Source: Golub & Van Loan (2013), Matrix Computations, section 8.5. R: `eigen(A, symmetric = TRUE)`
 */
export function symmetricEigen(a: Matrix): { readonly values: Float64Array; readonly vectors: Matrix } {
  const size = a.length;
  const m = a.map((row) => Float64Array.from(row));
  const vectors = identity(size);
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let diagonal = 0;
    for (let r = 0; r < size; r++) {
      diagonal += m[r]![r]! * m[r]![r]!;
      for (let c = 0; c < r; c++) off += m[r]![c]! * m[r]![c]!;
    }
    if (off <= 1e-34 * diagonal) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(m, vectors, p, q);
  }
  return { values: Float64Array.from(m, (row, i) => row[i]!), vectors };
}

/** The rotation that makes the element (p, q) vanish. */
function rotate(m: Matrix, vectors: Matrix, p: number, q: number): void {
  const element = m[p]![q]!;
  if (element === 0) return;
  const theta = (m[q]![q]! - m[p]![p]!) / (2 * element);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of [...m, ...vectors])
    [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
  const [rowP, rowQ] = [m[p]!, m[q]!];
  for (let i = 0; i < m.length; i++)
    [rowP[i], rowQ[i]] = [c * rowP[i]! - s * rowQ[i]!, s * rowP[i]! + c * rowQ[i]!];
}
