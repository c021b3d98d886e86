import { invertSpd } from "../numeric/linear-algebra.ts";
import { rowsByLevel } from "./blocks.ts";
import { addTo, apply, crossProduct } from "./dense.ts";
import { timesSmall } from "./likelihood.ts";
import type { Cluster, ClusteredFit } from "./robust.ts";

/** Effects of studies to be weighted approximately. */
export interface RveInput {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  /** k rows of p. */
  readonly x: readonly (readonly number[])[];
  /** Study by row, from 0. */
  readonly cluster: readonly number[];
}

/** Approximate weights with their moment estimates, ready for robust inference. */
export interface RveFit {
  readonly clustered: ClusteredFit;
  readonly tau2: number;
  /** Variance between the effects of a study; null for correlated effects. */
  readonly omega2: number | null;
  /** Percent, 100 (Q - E Q without tau2) / Q; null for hierarchical effects, and where Q is 0. */
  readonly i2: number | null;
}

/** One study in the unweighted form that both kinds of weights start from. */
interface Study {
  readonly n: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly v: readonly number[];
  readonly mean: number;
}

function studiesOf({ yi, vi, x, cluster }: RveInput): Study[] {
  const p = x[0]!.length;
  return rowsByLevel(cluster).map((rows) => {
    const n = rows.length;
    const v = rows.map((row) => vi[row]!);
    return {
      n,
      x: Float64Array.from({ length: n * p }, (_, at) => x[rows[Math.floor(at / p)]!]![at % p]!),
      y: Float64Array.from(rows, (row) => yi[row]!),
      v,
      mean: v.reduce((sum, value) => sum + value, 0) / n,
    };
  });
}

/** Weighted least squares with diagonal weights, and the traces its residual sums of squares have in expectation. */
interface Weighted {
  readonly beta: Float64Array;
  readonly bread: Float64Array;
  readonly residuals: readonly Float64Array[];
}

function leastSquares(
  studies: readonly Study[],
  weight: (study: Study, row: number) => number,
  p: number,
): Weighted | null {
  const xwx = new Float64Array(p * p);
  const xwy = new Float64Array(p);
  for (const study of studies) {
    const wx = weighted(study, weight, p);
    addTo(xwx, crossProduct(study.x, wx, study.n, p, p));
    addTo(xwy, crossProduct(wx, study.y, study.n, p, 1));
  }
  const bread = invertSpd(xwx, p);
  if (bread === null) return null;
  const beta = apply(bread, xwy, p, 1);
  const residuals = studies.map(({ x, y, n }) => {
    const fitted = timesVector(x, beta, n, p);
    return y.map((value, i) => value - fitted[i]!);
  });
  return { beta, bread, residuals };
}

function weighted(study: Study, weight: (study: Study, row: number) => number, p: number): Float64Array {
  return study.x.map((value, at) => value * weight(study, Math.floor(at / p)));
}

function timesVector(x: Float64Array, beta: Float64Array, n: number, p: number): Float64Array {
  return Float64Array.from({ length: n }, (_, r) => {
    let sum = 0;
    for (let c = 0; c < p; c++) sum += x[r * p + c]! * beta[c]!;
    return sum;
  });
}

/** tr(A B) of small symmetric matrices. */
function traceProduct(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let at = 0; at < a.length; at++) total += a[at]! * b[at]!;
  return total;
}

/** The sums of each column of n x p. */
function columnSums(a: Float64Array, n: number, p: number): Float64Array {
  const sums = new Float64Array(p);
  for (let r = 0; r < n; r++) for (let c = 0; c < p; c++) sums[c]! += a[r * p + c]!;
  return sums;
}

/**
 * Correlated effects: weights 1 / [n_j (mean v_j + tau2)], tau2 by moments under one correlation rho within studies:
 * tau2 = {Q - sum mean v_j [(1 - rho) tr P_jj + rho 1'P_jj 1]} / sum 1'P_jj 1 with P of the weights without tau2.
 * @param rho assumed correlation of the sampling errors of a study's effects
 * @returns null where the predictors are not of full rank
 * Source: Hedges, Tipton & Johnson (2010), doi:10.1002/jrsm.5. R: `robumeta::robu(..., modelweights = "CORR", rho = rho)`
 */
export function correlatedEffects(input: RveInput, rho: number): RveFit | null {
  const p = input.x[0]!.length;
  const studies = studiesOf(input);
  const first = ({ n, mean }: Study): number => 1 / (n * mean);
  const start = leastSquares(studies, first, p);
  if (start === null) return null;
  let q = 0;
  let expected = 0;
  let slope = 0;
  for (const [j, study] of studies.entries()) {
    const { n, mean } = study;
    const w = first(study);
    for (const r of start.residuals[j]!) q += w * r * r;
    const wx = weighted(study, first, p);
    const alone = n * w - traceProduct(start.bread, crossProduct(wx, wx, n, p, p));
    const sums = columnSums(wx, n, p);
    const together = n * w - traceProduct(start.bread, crossProduct(sums, sums, 1, p, p));
    expected += mean * ((1 - rho) * alone + rho * together);
    slope += together;
  }
  const tau2 = Math.max(0, (q - expected) / slope);
  const clustered = clusteredBy(input, studies, p, ({ n, mean }) => 1 / (n * (mean + tau2)));
  if (clustered === null) return null;
  return { clustered, tau2, omega2: null, i2: q > 0 ? Math.max(0, (100 * (q - expected)) / q) : null };
}

/**
 * Hierarchical effects: weights 1 / (v_ij + tau2 + omega2), both by moments from the weighted sum of squared residuals and from
 * the sum over studies of the squared sums of residuals.
 * @returns null where the predictors are not of full rank, or where no study has several effects to tell omega2 from tau2
 * Source: Hedges, Tipton & Johnson (2010), doi:10.1002/jrsm.5, section 3.2. R: `robumeta::robu(..., modelweights = "HIER")`
 */
export function hierarchicalEffects(input: RveInput): RveFit | null {
  const p = input.x[0]!.length;
  const studies = studiesOf(input);
  const inverse = ({ v }: Study, row: number): number => 1 / v[row]!;
  const start = leastSquares(studies, inverse, p);
  if (start === null) return null;
  const system = momentsOf(studies, start, inverse, p);
  const { qe, q1, ofQe, ofQ1 } = system;
  const determinant = ofQ1.tau2 * ofQe.omega2 - ofQ1.omega2 * ofQe.tau2;
  if (!(Math.abs(determinant) > 1e-10 * Math.abs(ofQ1.tau2 * ofQe.omega2))) return null;
  const [rest1, restE] = [q1 - ofQ1.sampling, qe - ofQe.sampling];
  const omega2 = Math.max(0, (ofQ1.tau2 * restE - ofQe.tau2 * rest1) / determinant);
  const tau2 = Math.max(0, (restE - ofQe.omega2 * omega2) / ofQe.tau2);
  const clustered = clusteredBy(input, studies, p, ({ v }, row) => 1 / (v[row]! + tau2 + omega2));
  return clustered === null ? null : { clustered, tau2, omega2, i2: null };
}

/** What a quadratic form of the residuals has in expectation of V, tau2 and omega2. */
interface Expectation {
  readonly sampling: number;
  readonly tau2: number;
  readonly omega2: number;
}

function momentsOf(
  studies: readonly Study[],
  { bread, residuals }: Weighted,
  inverse: (study: Study, row: number) => number,
  p: number,
): { qe: number; q1: number; ofQe: Expectation; ofQ1: Expectation } {
  let [qe, q1, count] = [0, 0, 0];
  // Sums over studies that the expectations are made of.
  let [traceW, traceV, squares] = [0, 0, 0];
  const [wwx, sumSum, xx] = [0, 1, 2].map(() => new Float64Array(p * p)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [crossV, crossI, crossJ] = [0, 1, 2].map(() => new Float64Array(p * p)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const [j, study] of studies.entries()) {
    const { n, v, x } = study;
    let sum = 0;
    for (const [i, r] of residuals[j]!.entries()) {
      qe += r * r * inverse(study, i);
      sum += r;
      traceW += inverse(study, i);
      traceV += v[i]!;
    }
    q1 += sum * sum;
    count += n;
    squares += n * n;
    const wx = weighted(study, inverse, p);
    const wSums = columnSums(wx, n, p);
    const xSums = columnSums(x, n, p);
    addTo(wwx, crossProduct(wx, wx, n, p, p));
    addTo(sumSum, crossProduct(wSums, wSums, 1, p, p));
    addTo(xx, crossProduct(xSums, xSums, 1, p, p));
    addTo(crossV, crossProduct(xSums, xSums, 1, p, p));
    addTo(crossI, crossProduct(xSums, wSums, 1, p, p));
    addTo(crossJ, crossProduct(xSums, wSums, 1, p, p), n);
  }
  const through = (middle: Float64Array): number => {
    const spread = timesSmall(timesSmall(bread, middle, p, p), bread, p, p);
    return traceProduct(spread, xx);
  };
  return {
    qe,
    q1,
    ofQe: {
      sampling: count - p,
      tau2: traceW - traceProduct(bread, sumSum),
      omega2: traceW - traceProduct(bread, wwx),
    },
    ofQ1: {
      sampling: traceV - traceProduct(bread, crossV),
      tau2: squares - 2 * traceTransposed(bread, crossJ, p) + through(sumSum),
      omega2: count - 2 * traceTransposed(bread, crossI, p) + through(wwx),
    },
  };
}

function traceTransposed(a: Float64Array, b: Float64Array, p: number): number {
  let total = 0;
  for (let r = 0; r < p; r++) for (let c = 0; c < p; c++) total += a[r * p + c]! * b[c * p + r]!;
  return total;
}

/** The studies as clusters, the inverse of the weights their working covariance. */
function clusteredBy(
  { yi }: RveInput,
  studies: readonly Study[],
  p: number,
  weight: (study: Study, row: number) => number,
): ClusteredFit | null {
  const fit = leastSquares(studies, weight, p);
  if (fit === null) return null;
  const clusters = studies.map((study, j): Cluster => {
    const { n, x } = study;
    const w = new Float64Array(n * n);
    const target = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      w[i * n + i] = weight(study, i);
      target[i * n + i] = 1 / weight(study, i);
    }
    return { n, x, residuals: fit.residuals[j]!, w, target };
  });
  return { clusters, p, k: yi.length, beta: Array.from(fit.beta), bread: fit.bread };
}
