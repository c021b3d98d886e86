import type { HypothesisTest } from "../analysis-types.ts";
import { fTest } from "../inference/tests.ts";
import { square } from "../numeric/elementary.ts";
import { invertSpd, quadraticForm } from "../numeric/linear-algebra.ts";
import { addTo, apply, crossProduct, multiply } from "./dense.ts";
import { type ClusteredFit, meatOfTarget, type RobustCovariance, symmetricRoot } from "./robust.ts";

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
