import type { HypothesisTest } from "../analysis-types.ts";
import { fTest } from "../inference/tests.ts";
import { square } from "../numeric/elementary.ts";
import { invertSpd, quadraticForm, symmetricEigen } from "../numeric/linear-algebra.ts";
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
function meatOfTarget(fit: ClusteredFit): Float64Array {
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
function symmetricRoot(matrix: Float64Array, n: number, exponent: 0.5 | -0.5): Float64Array {
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

/**
 * Under the working model the covariances of the m contributions s_g'r of a contrast: the matrix of t_g' target t_h, kept as
 * what is needed to sum over it in time linear in the clusters.
 */
interface Contributions {
  /** a_g' target_g a_g by cluster, q x q. */
  readonly own: readonly Float64Array[];
  /** X_g'a_g by cluster, p x q. */
  readonly b: readonly Float64Array[];
  /** X_g C-part: X'W target a_g by cluster, p x q. */
  readonly t: readonly Float64Array[];
}

function contributions(
  fit: ClusteredFit,
  robust: RobustCovariance,
  contrast: Float64Array,
  q: number,
): Contributions {
  const { clusters, p, bread } = fit;
  const loading = apply2(bread, contrast, p, q);
  const own: Float64Array[] = [];
  const b: Float64Array[] = [];
  const t: Float64Array[] = [];
  for (const [g, { n, x, w, target }] of clusters.entries()) {
    const a = apply2(robust.parts[g]!, loading, n, q, p);
    const ta = apply(target, a, n, q);
    own.push(crossProduct(a, ta, n, q, q));
    b.push(crossProduct(x, a, n, p, q));
    t.push(crossProduct(x, apply(w, ta, n, q), n, p, q));
  }
  return { own, b, t };
}

/** A B for A of n x p and B of p x q. */
function apply2(a: Float64Array, b: Float64Array, n: number, q: number, p: number = n): Float64Array {
  const product = new Float64Array(n * q);
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < p; i++) {
      const value = a[r * p + i]!;
      for (let c = 0; c < q; c++) product[r * q + c]! += value * b[i * q + c]!;
    }
  }
  return product;
}

/**
 * The covariances P^gh_st of the contributions of clusters g and h to the contrasts s and t:
 * delta_gh a' target a - b_g'C t_h - t_g'C b_h + b_g'C (X'W target W X) C b_h.
 */
function pairCovariance(
  fit: ClusteredFit,
  { own, b, t }: Contributions,
  q: number,
): (g: number, h: number) => Float64Array {
  const { p, bread } = fit;
  const cmc = multiply(multiply(bread, meatOfTarget(fit), p), bread, p);
  const cb = b.map((one) => apply2(bread, one, p, q));
  const mb = b.map((one) => apply2(cmc, one, p, q));
  return (g, h) => {
    const pair = crossProduct(b[g]!, mb[h]!, p, q, q);
    addTo(pair, crossProduct(cb[g]!, t[h]!, p, q, q), -1);
    addTo(pair, crossProduct(t[g]!, cb[h]!, p, q, q), -1);
    if (g === h) addTo(pair, own[g]!);
    return pair;
  };
}

/**
 * Satterthwaite degrees of freedom of one contrast: 2 E^2 / Var of its robust variance under the working model.
 * @param contrast length p
 * @returns null where the variance has no spread
 * Source: Bell & McCaffrey (2002); Pustejovsky & Tipton (2018), doi:10.1080/07350015.2016.1247004.
 * R: `clubSandwich::coef_test(fit, vcov = "CR2", test = "Satterthwaite")`
 */
export function satterthwaiteDf(
  fit: ClusteredFit,
  robust: RobustCovariance,
  contrast: readonly number[],
): number | null {
  const pair = pairCovariance(fit, contributions(fit, robust, Float64Array.from(contrast), 1), 1);
  const m = fit.clusters.length;
  let mean = 0;
  let spread = 0;
  for (let g = 0; g < m; g++) {
    mean += pair(g, g)[0]!;
    for (let h = 0; h <= g; h++) spread += (g === h ? 1 : 2) * square(pair(g, h)[0]!);
  }
  return spread > 0 && mean > 0 ? (mean * mean) / spread : null;
}

/** A Wald test of several contrasts with a robust covariance. */
export interface RobustWald {
  readonly test: HypothesisTest;
  /** What Q / q is multiplied by. */
  readonly delta: number;
}

/** How the degrees of freedom of a robust Wald test are found. */
export type RobustWaldMethod = "HTZ" | "HTA" | "Naive-F";

/**
 * Tests q contrasts at once. HTZ approximates the robust covariance by a Wishart distribution whose total variance agrees:
 * F = (eta - q + 1) / (eta q) Q on q and eta - q + 1 degrees of freedom, eta = q (q + 1) / sum Var. Naive-F: Q / q on q and m - 1.
 * @param contrasts q lists of p numbers
 * @returns null where the contrasts cannot be told apart, or where no degrees of freedom are left
 * Source: Zhang (2012); Pustejovsky & Tipton (2018), doi:10.1080/07350015.2016.1247004, section 3.2.
 * R: `clubSandwich::Wald_test(fit, constraints, vcov = "CR2", test = "HTZ")`
 */
export function robustWald(
  name: string,
  fit: ClusteredFit,
  robust: RobustCovariance,
  contrasts: readonly (readonly number[])[],
  method: RobustWaldMethod,
): RobustWald | null {
  const { p } = fit;
  const q = contrasts.length;
  const c = Float64Array.from({ length: p * q }, (_, at) => contrasts[at % q]![Math.floor(at / q)]!);
  const vcov = Float64Array.from(robust.vcov.flat());
  const inverse = invertSpd(crossProduct(c, apply2(vcov, c, p, q), p, q, q), q);
  if (inverse === null) return null;
  const value = quadraticForm(inverse, crossProduct(c, Float64Array.from(fit.beta), p, q, 1));
  if (method === "Naive-F") {
    return { test: fTest(name, "F", value / q, q, robust.clusters - 1), delta: 1 };
  }
  const eta = wishartFreedom(fit, robust, c, q, method);
  const df2 = eta - q + 1;
  if (!(df2 > 0)) return null;
  const delta = df2 / eta;
  return { test: fTest(name, "F", (delta * value) / q, q, df2), delta };
}

function wishartFreedom(
  fit: ClusteredFit,
  robust: RobustCovariance,
  c: Float64Array,
  q: number,
  method: "HTZ" | "HTA",
): number {
  const plain = contributions(fit, robust, c, q);
  const pairOf = pairCovariance(fit, plain, q);
  const m = fit.clusters.length;
  const omega = new Float64Array(q * q);
  for (let g = 0; g < m; g++) addTo(omega, pairOf(g, g));
  const root = symmetricRoot(omega, q, -0.5);
  const d = (g: number, h: number): Float64Array => multiply(multiply(root, pairOf(g, h), q), root, q);
  return method === "HTZ" ? totalVarianceFreedom(d, m, q) : leastSquaresFreedom(d, m, q);
}

type PairOf = (g: number, h: number) => Float64Array;

/** q (q + 1) / sum of Var(d_st). */
function totalVarianceFreedom(d: PairOf, m: number, q: number): number {
  let total = 0;
  for (let g = 0; g < m; g++) {
    for (let h = 0; h < m; h++) {
      const pair = d(g, h);
      for (let s = 0; s < q; s++) {
        for (let t = 0; t < q; t++) {
          total += pair[s * q + t]! * pair[t * q + s]! + pair[s * q + s]! * pair[t * q + t]!;
        }
      }
    }
  }
  return (q * (q + 1)) / total;
}

/** The eta that brings eta Cov(d_st, d_uv) closest to that of a Wishart matrix over all distinct elements. */
function leastSquaresFreedom(d: PairOf, m: number, q: number): number {
  const elements = Array.from({ length: q }, (_, s) =>
    Array.from({ length: q }, (__, t) => [s, t] as const),
  ).flat();
  const size = elements.length;
  const covariance = new Float64Array(size * size);
  for (let g = 0; g < m; g++) {
    for (let h = 0; h < m; h++) {
      const pair = d(g, h);
      for (const [i, [s, t]] of elements.entries()) {
        for (const [j, [u, v]] of elements.entries()) {
          covariance[i * size + j]! +=
            pair[s * q + u]! * pair[t * q + v]! + pair[s * q + v]! * pair[t * q + u]!;
        }
      }
    }
  }
  let cross = 0;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    const [s, t] = elements[i]!;
    for (let j = 0; j < size; j++) {
      const value = covariance[i * size + j]!;
      squares += value * value;
      const [u, v] = elements[j]!;
      cross += (Number(s === u && t === v) + Number(s === v && t === u)) * value;
    }
  }
  return cross / squares;
}
