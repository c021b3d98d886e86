import { log } from "../numeric/elementary.ts";

/**
 * What a meta-regression takes out of the effects: an orthonormal basis of the space of its design's columns. Estimates of
 * tau2 depend on that space alone, not on how it is coded, centred or scaled.
 */
export interface Regressors {
  /** Dimension of the space, at least 1 and less than k. */
  readonly p: number;
  /** k x p by rows: element i * p + j; orthonormal columns. */
  readonly basis: Float64Array;
}

/** A weighted least-squares fit on a basis. */
export interface Projection {
  /** p x p upper triangle by rows: W^(1/2) B = Q R. */
  readonly r: Float64Array;
  /** k x p by rows: the Q of it. */
  readonly q: Float64Array;
  /** W^(1/2) y minus its projection, length k. */
  readonly residuals: Float64Array;
  /** Q' W^(1/2) y, length p. */
  readonly coordinates: Float64Array;
  /** sum w (y - fitted)^2. */
  readonly rss: number;
}

/**
 * Weighted least squares of the effects on a basis: min sum w (y - B g)^2 by Gram and Schmidt's orthogonalisation, done twice
 * for each column, which keeps Q orthonormal to rounding (Kahan and Parlett).
 * @param weights all >= 0, length k
 * Source: Parlett (1998), The Symmetric Eigenvalue Problem, section 6.9. R: `lm.wfit(B, y, w)`
 */
export function project(yi: Float64Array, weights: Float64Array, { p, basis }: Regressors): Projection {
  const k = yi.length;
  const q = new Float64Array(k * p);
  const r = new Float64Array(p * p);
  const residuals = new Float64Array(k);
  const coordinates = new Float64Array(p);
  for (let i = 0; i < k; i++) {
    const root = Math.sqrt(weights[i]!);
    residuals[i] = root * yi[i]!;
    for (let j = 0; j < p; j++) q[i * p + j] = root * basis[i * p + j]!;
  }
  for (let j = 0; j < p; j++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let l = 0; l < j; l++) {
        let dot = 0;
        for (let at = 0; at < k * p; at += p) dot += q[at + l]! * q[at + j]!;
        r[l * p + j] = r[l * p + j]! + dot;
        for (let at = 0; at < k * p; at += p) q[at + j] = q[at + j]! - dot * q[at + l]!;
      }
    }
    let squares = 0;
    for (let at = j; at < k * p; at += p) squares += q[at]! * q[at]!;
    const norm = Math.sqrt(squares);
    r[j * p + j] = norm;
    for (let at = j; at < k * p; at += p) q[at] = q[at]! / norm;
  }
  takeOut(q, p, residuals, coordinates);
  let rss = 0;
  for (let i = 0; i < k; i++) rss += residuals[i]! * residuals[i]!;
  return { r, q, residuals, coordinates, rss };
}

/** Takes the projection on Q out of a vector, twice as well, and keeps its coordinates. */
function takeOut(q: Float64Array, p: number, vector: Float64Array, coordinates: Float64Array): void {
  for (let pass = 0; pass < 2; pass++) {
    for (let j = 0; j < p; j++) {
      let dot = 0;
      for (let i = 0; i < vector.length; i++) dot += q[i * p + j]! * vector[i]!;
      coordinates[j] = coordinates[j]! + dot;
      for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! - dot * q[i * p + j]!;
    }
  }
}

/** log |B' W B|, from the triangle of a projection. */
export function logDeterminant({ r }: Pick<Projection, "r">, p: number): number {
  let sum = 0;
  for (let j = 0; j < p; j++) sum += log(r[j * p + j]!);
  return 2 * sum;
}

/** sum over all elements of Q' D Q times those of Q' E Q, for diagonals d and e. */
function crossTrace(q: Float64Array, p: number, d: Float64Array, e: Float64Array): number {
  let total = 0;
  for (let j = 0; j < p; j++) {
    for (let l = 0; l <= j; l++) {
      let byD = 0;
      let byE = 0;
      for (let i = 0; i < d.length; i++) {
        const both = q[i * p + j]! * q[i * p + l]!;
        byD += both * d[i]!;
        byE += both * e[i]!;
      }
      total += (l === j ? 1 : 2) * byD * byE;
    }
  }
  return total;
}

/**
 * tr(M D M E) for M = I - Q Q' and diagonals d and e: with a = 1 - h, h_i the leverages, and the cross terms of Q, which needs
 * sums over studies only.
 */
export function annihilatedTrace(q: Float64Array, p: number, d: Float64Array, e: Float64Array): number {
  let diagonal = 0;
  for (let i = 0; i < d.length; i++) {
    let leverage = 0;
    for (let j = 0; j < p; j++) leverage += q[i * p + j]! * q[i * p + j]!;
    diagonal += d[i]! * e[i]! * (1 - 2 * leverage);
  }
  return diagonal + crossTrace(q, p, d, e);
}

/** tr(M D) for M = I - Q Q' and a diagonal d. */
export function annihilatedSum(q: Float64Array, p: number, d: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < d.length; i++) {
    let leverage = 0;
    for (let j = 0; j < p; j++) leverage += q[i * p + j]! * q[i * p + j]!;
    sum += d[i]! * Math.max(0, 1 - leverage);
  }
  return sum;
}
