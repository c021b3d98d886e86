import { maximiseLikelihood } from "../../estimators/maximum-likelihood.ts";
import { annihilatedSum, project, type Regressors } from "../../estimators/regressors.ts";
import { type Matrix, matrixOf } from "./matrices.ts";

/** A random-effects regression of the effects on given columns. */
export interface LineFit {
  readonly beta: Float64Array;
  readonly vcov: Matrix;
  /** By ML or REML. */
  readonly tau2: number;
  /** By ML, whatever tau2 is estimated by, so that designs compare. */
  readonly tau2Ml: number;
  readonly logLikMl: number;
  /** 100 tau2 / (tau2 + typical sampling variance); null without degrees of freedom. */
  readonly i2: number | null;
  /** Q of what is left, with k - p degrees of freedom. */
  readonly qe: number;
}

/** Effects of k studies. */
export interface LineData {
  readonly yi: Float64Array;
  readonly vi: Float64Array;
}

/** Share of a column that must be left once the others are taken out. */
const COLLINEAR = 1e-9;

/** The columns of a design by rows, with an orthonormal basis; null where a column is a combination of those before it. */
function regressorsOf(design: Matrix): { readonly own: Regressors; readonly orthonormal: Regressors } | null {
  const p = design[0]!.length;
  const k = design.length;
  const own: Regressors = { p, basis: Float64Array.from(design.flatMap((row) => [...row])) };
  const ones = new Float64Array(k).fill(1);
  const { q, r } = project(new Float64Array(k), ones, own);
  for (let j = 0; j < p; j++) {
    let norm = 0;
    for (const row of design) norm += row[j]! * row[j]!;
    if (!(r[j * p + j]! > COLLINEAR * Math.sqrt(norm))) return null;
  }
  return { own, orthonormal: { p, basis: q } };
}

/**
 * Random-effects regression y = X beta + u + e, u ~ N(0, tau2), by ML or REML; the likelihood is always that of ML.
 * @param design k x p, the constant among its columns
 * @returns null where the columns are collinear or there are not more studies than columns
 * R: `rma(yi, vi, mods = ~ 0 + X, method = "ML")`
 */
export function fitLine({ yi, vi }: LineData, design: Matrix, method: "ML" | "REML"): LineFit | null {
  const k = yi.length;
  const p = design[0]!.length;
  const regressors = k > p ? regressorsOf(design) : null;
  if (regressors === null) return null;
  const { own, orthonormal } = regressors;
  const input = { yi, vi, userWeights: null, regressors: orthonormal };
  const ml = maximiseLikelihood(input, false);
  const tau2 = method === "ML" ? ml.tau2 : maximiseLikelihood(input, true).tau2;
  const { r, coordinates } = project(
    yi,
    vi.map((v) => 1 / (v + tau2)),
    own,
  );
  const weights = vi.map((v) => 1 / v);
  const fixed = project(yi, weights, own);
  const typical = (k - p) / annihilatedSum(fixed.q, p, weights);
  return {
    beta: backward(r, p, coordinates),
    vcov: covarianceFrom(r, p),
    tau2,
    tau2Ml: ml.tau2,
    logLikMl: ml.logLik,
    i2: 100 * (tau2 / (tau2 + typical)),
    qe: fixed.rss,
  };
}

/** (X'WX)^-1 at a tau2; null where it is singular. R: `vcov(rma(yi, vi, mods = ~ 0 + X, tau2 = tau2))` */
export function covarianceAt(vi: Float64Array, design: Matrix, tau2: number): Matrix | null {
  const regressors = regressorsOf(design);
  if (regressors === null) return null;
  const { r } = project(
    new Float64Array(vi.length),
    vi.map((v) => 1 / (v + tau2)),
    regressors.own,
  );
  return covarianceFrom(r, regressors.own.p);
}

/** Solves R x = b for an upper triangle by rows. */
function backward(r: Float64Array, p: number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = p - 1; i >= 0; i--) {
    for (let j = i + 1; j < p; j++) x[i]! -= r[i * p + j]! * x[j]!;
    x[i]! /= r[i * p + i]!;
  }
  return x;
}

/** R^-1 R^-T. */
function covarianceFrom(r: Float64Array, p: number): Matrix {
  const columns = Array.from({ length: p }, (_, j) => {
    const unit = new Float64Array(p);
    unit[j] = 1;
    return backward(r, p, unit);
  });
  return matrixOf(p, p, (a, b) => columns.reduce((sum, column) => sum + column[a]! * column[b]!, 0));
}
