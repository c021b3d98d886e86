import { log } from "./elementary.ts";

/**
 * Small dense symmetric matrices, size x size, row by row in one Float64Array. Nothing here is meant for matrices as large as
 * the number of studies: what models need are sums over studies.
 */

/** Eigenvalues ascending; `vectors[j]` is the unit eigenvector of `values[j]`. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

const LEAST_PIVOT = 1e-15;
const MAX_SWEEPS = 60;

/**
 * The lower factor L of A = L L', row by row with zeros above the diagonal, or null where A is not positive definite: a pivot
 * is not above 1e-15 of its diagonal element, a rule that does not depend on the scales of the variables.
 * @param matrix symmetric, size x size; only its lower triangle is read
 * Source: Golub & Van Loan (2013), Matrix Computations, alg. 4.2.1. R: `t(chol(A))`
 */
export function choleskyDecompose(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let r = 0; r < size; r++) {
    for (let c = 0; c <= r; c++) {
      let sum = matrix[r * size + c]!;
      for (let i = 0; i < c; i++) sum -= factor[r * size + i]! * factor[c * size + i]!;
      if (r !== c) {
        factor[r * size + c] = sum / factor[c * size + c]!;
        continue;
      }
      if (!(sum > LEAST_PIVOT * Math.abs(matrix[r * size + r]!)) || !Number.isFinite(sum)) return null;
      factor[r * size + r] = Math.sqrt(sum);
    }
  }
  return factor;
}

/**
 * The x of A x = b.
 * @param factor of A, by {@link choleskyDecompose}
 * @param b right-hand side, as long as A is high
 * R: `solve(A, b)`
 */
export function choleskySolve(factor: Float64Array, b: Float64Array): Float64Array {
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

/**
 * The inverse of a symmetric positive definite matrix, exactly symmetric, or null where it is not positive definite.
 * @param matrix size x size
 * R: `chol2inv(chol(A))`
 */
export function invertSpd(matrix: Float64Array, size: number): Float64Array | null {
  const factor = choleskyDecompose(matrix, size);
  if (factor === null) return null;
  const inverse = new Float64Array(size * size);
  for (let c = 0; c < size; c++) {
    const unit = new Float64Array(size);
    unit[c] = 1;
    const column = choleskySolve(factor, unit);
    for (let r = c; r < size; r++) {
      inverse[r * size + c] = column[r]!;
      inverse[c * size + r] = column[r]!;
    }
  }
  return inverse;
}

/** Sum of a_i b_i over the length of a. R: `sum(a * b)` */
export function inner(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** log |A| of a positive definite A from its factor. R: `as.numeric(determinant(A)$modulus)` */
export function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let r = 0; r < size; r++) sum += 2 * log(factor[r * size + r]!);
  return sum;
}

/** v' A w for a symmetric A. R: `drop(t(v) %*% A %*% w)` */
export function quadraticForm(matrix: Float64Array, v: Float64Array, w: Float64Array = v): number {
  const size = v.length;
  let total = 0;
  for (let r = 0; r < size; r++) {
    let row = 0;
    for (let c = 0; c < size; c++) row += matrix[r * size + c]! * w[c]!;
    total += v[r]! * row;
  }
  return total;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations, which find small eigenvalues of scaled
 * positive definite matrices to high relative accuracy. Vectors are signed so that their largest component is positive.
 * @param matrix size x size, finite; both triangles are taken to be equal
 * @throws RangeError when an element is not finite
 * Source: Golub & Van Loan (2013), Matrix Computations, ch. 8.5. R: `eigen(A, symmetric = TRUE)` (there descending)
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  if (!matrix.every(Number.isFinite)) throw new RangeError("the matrix holds a number that is not finite");
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(size * size);
  for (let r = 0; r < size; r++) vectors[r * size + r] = 1;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotated = rotate(a, vectors, size, p, q) || rotated;
    }
    if (!rotated) break;
  }
  const order = Array.from({ length: size }, (_, j) => j).sort((i, j) => a[i * size + i]! - a[j * size + j]!);
  return {
    values: Float64Array.from(order, (j) => a[j * size + j]!),
    vectors: order.map((j) => signed(Float64Array.from({ length: size }, (_, r) => vectors[r * size + j]!))),
  };
}

/** Makes one pair of off-diagonal elements 0; false where it already is nothing beside the diagonal. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): boolean {
  const off = a[p * size + q]!;
  const app = a[p * size + p]!;
  const aqq = a[q * size + q]!;
  if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(app)) * Math.sqrt(Math.abs(aqq)) || off === 0) return false;
  const theta = (aqq - app) / (2 * off);
  const steep = Math.abs(theta);
  const t = (theta < 0 ? -1 : 1) / (steep > 1e150 ? 2 * steep : steep + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < size; i++) {
    if (i === p || i === q) continue;
    const aip = a[i * size + p]!;
    const aiq = a[i * size + q]!;
    a[i * size + p] = a[p * size + i] = c * aip - s * aiq;
    a[i * size + q] = a[q * size + i] = s * aip + c * aiq;
  }
  a[p * size + p] = app - t * off;
  a[q * size + q] = aqq + t * off;
  a[p * size + q] = a[q * size + p] = 0;
  for (let i = 0; i < size; i++) {
    const vip = vectors[i * size + p]!;
    const viq = vectors[i * size + q]!;
    vectors[i * size + p] = c * vip - s * viq;
    vectors[i * size + q] = s * vip + c * viq;
  }
  return true;
}

function signed(vector: Float64Array): Float64Array {
  let largest = 0;
  for (const x of vector) if (Math.abs(x) > Math.abs(largest)) largest = x;
  return largest < 0 ? vector.map((x) => (x === 0 ? 0 : -x)) : vector;
}
