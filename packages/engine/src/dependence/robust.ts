import { symmetricEigen } from "../numeric/linear-algebra.ts";
import { addTo, apply, asRows, crossProduct, multiply } from "./dense.ts";
import { timesSmall } from "./likelihood.ts";

/** The rows of one cluster under a working model. */
export interface Cluster {
  readonly n: number;
  /** n x p. */
  readonly x: Float64Array;
  /** y - X b, length n. */
  readonly residuals: Float64Array;
  /** Weights, n x n; the inverse of `target` for a model fitted by its own weights. */
  readonly w: Float64Array;
  /** Covariance of the effects under the working model, n x n. */
  readonly target: Float64Array;
}

/** What cluster-robust inference works on: independent clusters and the bread (X'WX)^-1. */
export interface ClusteredFit {
  readonly clusters: readonly Cluster[];
  readonly p: number;
  readonly k: number;
  readonly beta: readonly number[];
  /** p x p. */
  readonly bread: Float64Array;
}

/** Corrections for few clusters. */
export type RobustCorrection = "CR0" | "CR1" | "CR1p" | "CR1S" | "CR2" | "CR3";

/** A cluster-robust covariance with what its tests for few clusters need. */
export interface RobustCovariance {
  readonly correction: RobustCorrection;
  readonly vcov: readonly (readonly number[])[];
  readonly clusters: number;
  /** A_g W_g X_g by cluster, n x p. */
  readonly parts: readonly Float64Array[];
}

/**
 * The cluster-robust covariance C [sum X_g'W_g A_g r_g r_g' A_g'W_g X_g] C with C = (X'WX)^-1. CR0: A = I. CR1, CR1p, CR1S scale
 * by m / (m - 1), m / (m - p), m (k - 1) / ((m - 1)(k - p)). CR2 makes the covariance unbiased under the working model:
 * A = D' B^-1/2 D with target = D'D and B = D (I - H) target (I - H)' D'. CR3 is close to the jackknife: A = (I - H_gg)^-1.
 * @returns null where a correction needs an inverse that does not exist (CR3 of a cluster that alone determines a coefficient)
 * Source: Bell & McCaffrey (2002); Pustejovsky & Tipton (2018), doi:10.1080/07350015.2016.1247004;
 * Tipton (2015), doi:10.1037/met0000011. R: `clubSandwich::vcovCR(fit, cluster, type = "CR2")`, `robust(fit, cluster, adjust = )`
 */
export function robustCovariance(fit: ClusteredFit, correction: RobustCorrection): RobustCovariance | null {
  const { clusters, p, bread } = fit;
  const parts: Float64Array[] = [];
  const meat = new Float64Array(p * p);
  for (const cluster of clusters) {
    const part = adjusted(fit, cluster, correction);
    if (part === null) return null;
    parts.push(part);
    const score = crossProduct(part, cluster.residuals, cluster.n, p, 1);
    for (let r = 0; r < p; r++) for (let c = 0; c < p; c++) meat[r * p + c]! += score[r]! * score[c]!;
  }
  const vcov = multiply(multiply(bread, meat, p), bread, p);
  return { correction, vcov: asRows(vcov, p), clusters: clusters.length, parts };
}

/**
 * The robust standard error of one coefficient; null where its robust variance is nought beside that of the model: one cluster
 * alone determines the coefficient, and its residuals say nothing of how that would differ between clusters.
 */
export function robustError(
  { bread, p }: ClusteredFit,
  { vcov }: RobustCovariance,
  i: number,
): number | null {
  const variance = vcov[i]![i]!;
  return variance > 1e-12 * bread[i * p + i]! ? Math.sqrt(variance) : null;
}

/** A' applied on the left of W X: the weights of a cluster's residuals in the score. */
function adjusted(fit: ClusteredFit, cluster: Cluster, correction: RobustCorrection): Float64Array | null {
  const { p, k, clusters } = fit;
  const { n, w, x } = cluster;
  const wx = apply(w, x, n, p);
  const m = clusters.length;
  const scaled = (factor: number): Float64Array => wx.map((value) => value * Math.sqrt(factor));
  switch (correction) {
    case "CR0":
      return wx;
    case "CR1":
      return scaled(m / (m - 1));
    case "CR1p":
      return scaled(m / (m - p));
    case "CR1S":
      return scaled((m * (k - 1)) / ((m - 1) * (k - p)));
    case "CR2": {
      const a = leverageRoot(fit, cluster);
      return crossProduct(a, wx, n, n, p);
    }
    case "CR3": {
      const inverse = invertGeneral(complement(fit, cluster), n);
      return inverse === null ? null : crossProduct(inverse, wx, n, n, p);
    }
  }
}

/** I - X_g C X_g' W_g. */
function complement({ p, bread }: ClusteredFit, { n, x, w }: Cluster): Float64Array {
  const hat = multiply(outer(timesSmall(x, bread, n, p), x, n, p), w, n);
  return hat.map((value, at) => (at % (n + 1) === 0 ? 1 : 0) - value);
}

/** A B' for A and B of n x p. */
function outer(a: Float64Array, b: Float64Array, n: number, p: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let r = 0; r < n; r++) {
    for (let c = 0; c < n; c++) {
      let sum = 0;
      for (let i = 0; i < p; i++) sum += a[r * p + i]! * b[c * p + i]!;
      product[r * n + c] = sum;
    }
  }
  return product;
}

/** The covariance of the residuals of a cluster under the working model: [(I - H) target (I - H)']_gg. */
function residualCovariance(fit: ClusteredFit, cluster: Cluster): Float64Array {
  const { p, bread } = fit;
  const { n, x, w, target } = cluster;
  const xc = timesSmall(x, bread, n, p);
  const tw = multiply(target, w, n);
  const cross = outer(apply(tw, x, n, p), xc, n, p);
  const spread = outer(timesSmall(xc, meatOfTarget(fit), n, p), xc, n, p);
  const covariance = new Float64Array(n * n);
  for (let r = 0; r < n; r++) {
    for (let c = 0; c < n; c++) {
      covariance[r * n + c] = target[r * n + c]! - cross[r * n + c]! - cross[c * n + r]! + spread[r * n + c]!;
    }
  }
  return covariance;
}

const meats = new WeakMap<ClusteredFit, Float64Array>();

/** X'W target W X over all clusters. */
export function meatOfTarget(fit: ClusteredFit): Float64Array {
  const known = meats.get(fit);
  if (known !== undefined) return known;
  const { p, clusters } = fit;
  const total = new Float64Array(p * p);
  for (const { n, x, w, target } of clusters) {
    const wx = apply(w, x, n, p);
    addTo(total, crossProduct(wx, apply(target, wx, n, p), n, p, p));
  }
  meats.set(fit, total);
  return total;
}

/** Directions in which residuals have no variance are left out of the root. */
const NO_VARIANCE = 1e-12;

/** A_g of CR2, n x n. */
function leverageRoot(fit: ClusteredFit, cluster: Cluster): Float64Array {
  const { n, target } = cluster;
  const d = symmetricRoot(target, n, 0.5);
  const b = multiply(multiply(d, residualCovariance(fit, cluster), n), d, n);
  for (let r = 0; r < n; r++) {
    for (let c = 0; c < r; c++) b[r * n + c] = b[c * n + r] = (b[r * n + c]! + b[c * n + r]!) / 2;
  }
  return multiply(multiply(d, symmetricRoot(b, n, -0.5), n), d, n);
}

/** A power of a symmetric matrix; eigenvalues that are nought beside the largest stay so. */
export function symmetricRoot(matrix: Float64Array, n: number, exponent: 0.5 | -0.5): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, n);
  const least = NO_VARIANCE * Math.max(...values);
  const root = new Float64Array(n * n);
  for (const [j, value] of values.entries()) {
    if (!(value > least)) continue;
    const scale = exponent === 0.5 ? Math.sqrt(value) : 1 / Math.sqrt(value);
    const vector = vectors[j]!;
    for (let r = 0; r < n; r++)
      for (let c = 0; c < n; c++) root[r * n + c]! += scale * vector[r]! * vector[c]!;
  }
  return root;
}

/** The inverse of a square matrix by Gauss-Jordan elimination with pivoting; null where it is singular. */
function invertGeneral(matrix: Float64Array, n: number): Float64Array | null {
  const a = Float64Array.from(matrix);
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) inverse[i * n + i] = 1;
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(a[r * n + c]!) > Math.abs(a[best * n + c]!)) best = r;
    const pivot = a[best * n + c]!;
    if (!(Math.abs(pivot) > 1e-10)) return null;
    for (const m of [a, inverse]) {
      for (let i = 0; i < n; i++) {
        const held = m[c * n + i]!;
        m[c * n + i] = m[best * n + i]! / pivot;
        if (best !== c) m[best * n + i] = held;
      }
    }
    for (let r = 0; r < n; r++) {
      const factor = a[r * n + c]!;
      if (r === c || factor === 0) continue;
      for (let i = 0; i < n; i++) {
        a[r * n + i]! -= factor * a[c * n + i]!;
        inverse[r * n + i]! -= factor * inverse[c * n + i]!;
      }
    }
  }
  return inverse;
}
