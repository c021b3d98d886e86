import { inverseVarianceWeights } from "../../estimators/moments.ts";
import { project, type Regressors } from "../../estimators/regressors.ts";

/** A regression at a tau2 in whitened coordinates, in which its coefficients have the covariance I. */
export interface Whitened {
  readonly p: number;
  /** k x p by rows, orthonormal: W^(1/2) B = Q R. */
  readonly q: Float64Array;
  readonly r: Float64Array;
  readonly weights: Float64Array;
}

export function whiten(regressors: Regressors, vi: Float64Array, tau2: number): Whitened {
  const weights = inverseVarianceWeights(vi, tau2);
  const { q, r } = project(new Float64Array(vi.length), weights, regressors);
  return { p: regressors.p, q, r, weights };
}

/** u with R'u = c: the combination c'g in whitened coordinates, whose squared length is its variance. */
export function whitenedContrast({ p, r }: Whitened, contrast: Float64Array): Float64Array {
  const u = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    let sum = contrast[j]!;
    for (let l = 0; l < j; l++) sum -= r[l * p + j]! * u[l]!;
    u[j] = sum / r[j * p + j]!;
  }
  return u;
}

/** Q' W^power Q, p x p by rows. */
export function weightedGram({ p, q, weights }: Whitened, power: 1 | 2): Float64Array {
  const gram = new Float64Array(p * p);
  for (let i = 0; i < weights.length; i++) {
    const w = power === 1 ? weights[i]! : weights[i]! * weights[i]!;
    for (let j = 0; j < p; j++) {
      const left = w * q[i * p + j]!;
      for (let l = 0; l < p; l++) gram[j * p + l] = gram[j * p + l]! + left * q[i * p + l]!;
    }
  }
  return gram;
}

/** The variance of a combination of the coefficients of an inverse-variance weighted regression. */
export function combinationVariance(
  regressors: Regressors,
  contrast: Float64Array,
  vi: Float64Array,
  tau2: number,
): number {
  const u = whitenedContrast(whiten(regressors, vi, tau2), contrast);
  let sum = 0;
  for (const element of u) sum += element * element;
  return sum;
}

/** Effects of which some combinations of coefficients are fixed, and the columns that are left to fit. */
export interface Constrained {
  readonly yi: Float64Array;
  /** null where nothing is left. */
  readonly regressors: Regressors | null;
}

/**
 * The regression under c_j'g = value_j: what the values say is taken out of the effects, and the basis is turned so that the
 * columns left are orthogonal to the combinations.
 * @param constraints independent combinations of the basis' coefficients
 */
export function constrain(
  yi: Float64Array,
  { p, basis }: Regressors,
  constraints: readonly { readonly contrast: Float64Array; readonly value: number }[],
): Constrained {
  const fixed: { direction: Float64Array; value: number }[] = [];
  for (const { contrast, value } of constraints) {
    const found = orthonormalised(contrast, value, fixed, 1e-9);
    if (found !== null) fixed.push(found);
  }
  const free: Float64Array[] = [];
  for (let j = 0; j < p && free.length < p - fixed.length; j++) {
    const axis = new Float64Array(p);
    axis[j] = 1;
    const others = [...fixed, ...free.map((direction) => ({ direction, value: 0 }))];
    // Some axis always keeps more than this of its length, so that none is taken of which only rounding is left.
    const found = orthonormalised(axis, 0, others, 1 / (2 * p));
    if (found !== null) free.push(found.direction);
  }
  const k = yi.length;
  const left = yi.slice();
  const columns = new Float64Array(k * free.length);
  for (let i = 0; i < k; i++) {
    const along = (direction: Float64Array): number => {
      let sum = 0;
      for (let j = 0; j < p; j++) sum += basis[i * p + j]! * direction[j]!;
      return sum;
    };
    for (const { direction, value } of fixed) left[i] = left[i]! - value * along(direction);
    free.forEach((direction, j) => {
      columns[i * free.length + j] = along(direction);
    });
  }
  return { yi: left, regressors: free.length === 0 ? null : { p: free.length, basis: columns } };
}

/**
 * A direction made orthogonal to others and of length 1, its value taken along; null where the others hold it already.
 * @param least what has to be left of its length
 */
export function orthonormalised(
  vector: Float64Array,
  value: number,
  others: readonly { readonly direction: Float64Array; readonly value: number }[],
  least: number,
): { direction: Float64Array; value: number } | null {
  const direction = vector.slice();
  let rest = value;
  const before = Math.sqrt(lengthSquared(direction));
  for (let pass = 0; pass < 2; pass++) {
    for (const other of others) {
      let along = 0;
      for (let j = 0; j < direction.length; j++) along += direction[j]! * other.direction[j]!;
      for (let j = 0; j < direction.length; j++) direction[j] = direction[j]! - along * other.direction[j]!;
      rest -= along * other.value;
    }
  }
  const norm = Math.sqrt(lengthSquared(direction));
  if (!(norm > least * before)) return null;
  return { direction: direction.map((element) => element / norm), value: rest / norm };
}

function lengthSquared(vector: Float64Array): number {
  let sum = 0;
  for (const element of vector) sum += element * element;
  return sum;
}
