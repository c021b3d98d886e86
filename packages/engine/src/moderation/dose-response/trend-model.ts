import { inner } from "../../numeric/linear-algebra.ts";
import {
  factorPositive,
  identity,
  inverseOf,
  type Matrix,
  matrixOf,
  type Positive,
  plus,
  product,
  quadratic,
  solveColumns,
  times,
  transpose,
} from "./matrices.ts";

/** Outcomes of one study: y = X (beta + b) + e, e ~ N(0, S), b ~ N(0, Psi). */
export interface TrendBlock {
  /** n outcomes against the study's reference. */
  readonly y: Float64Array;
  /** n x p. */
  readonly x: Matrix;
  /** n x n, positive definite. */
  readonly s: Matrix;
}

/** What a block tells of beta and Psi: p x p and p numbers, however many outcomes there are. */
export interface Information {
  readonly count: number;
  /** X'S^-1 X. */
  readonly a: Matrix;
  /** X'S^-1 y. */
  readonly c: Float64Array;
  /** y'S^-1 y. */
  readonly q: number;
  readonly logDeterminant: number;
  /** X'X. */
  readonly squares: Matrix;
}

/** The information in a block; null where S is not positive definite. */
export function informationIn({ y, x, s }: TrendBlock): Information | null {
  const factored = factorPositive(s);
  if (factored === null) return null;
  const columns = transpose(x);
  const weighted = solveColumns(factored, x);
  return {
    count: y.length,
    a: symmetric(product(columns, weighted)),
    c: times(transpose(weighted), y),
    q: inner(y, factored.solve(y)),
    logDeterminant: factored.logDeterminant,
    squares: product(columns, x),
  };
}

/** The same information about gamma where beta = C gamma. */
export function inCoordinates(information: Information, c: Matrix): Information {
  const turned = transpose(c);
  return {
    ...information,
    a: symmetric(product(turned, product(information.a, c))),
    c: times(turned, information.c),
  };
}

function symmetric(a: Matrix): Matrix {
  return matrixOf(a.length, a.length, (r, c) => (a[r]![c]! + a[c]![r]!) / 2);
}

/** Generalised least squares at a given Psi, and the likelihood there. */
export interface TrendFit {
  readonly beta: Float64Array;
  readonly vcov: Matrix;
  /** ML, or REML without the term in X'X. */
  readonly logLik: number;
  /** The derivative of the log-likelihood by Psi, symmetric. */
  readonly gradient: Matrix;
  /** sum (y - X beta)' Sigma^-1 (y - X beta). */
  readonly rss: number;
}

const LOG_TWO_PI = 1.8378770664093456;

/**
 * The likelihood of beta and Psi = L L', with beta at its best value. By Woodbury's identity and K = I + L'AL:
 * X'Sigma^-1 X = A - A L K^-1 L'A and log|Sigma| = log|S| + log|K|, which holds for a singular Psi too.
 * @param l p x p lower triangle
 * @returns null where the information of all blocks together is singular
 * Source: Laird & Ware (1982), Biometrics 38, 963-974; Gasparrini, Armstrong & Kenward (2012), Statistics in Medicine 31,
 * 3821-3839, eq. 6-8.
 */
export function trendFit(blocks: readonly Information[], l: Matrix, restricted: boolean): TrendFit | null {
  const p = l.length;
  const parts = blocks.map((block) => marginal(block, l));
  let total: Matrix = matrixOf(p, p, () => 0);
  const h = new Float64Array(p);
  let [q, logDeterminant, count] = [0, 0, 0];
  for (const part of parts) {
    total = plus(total, part.g);
    for (let i = 0; i < p; i++) h[i]! += part.h[i]!;
    q += part.q;
    logDeterminant += part.logDeterminant;
    count += part.count;
  }
  const factored = factorPositive(total);
  if (factored === null) return null;
  const beta = factored.solve(h);
  const vcov = inverseOf(factored);
  const rss = Math.max(0, q - inner(beta, h));
  const full = -0.5 * (count * LOG_TWO_PI + logDeterminant + rss);
  const logLik = restricted ? full + 0.5 * (p * LOG_TWO_PI - factored.logDeterminant) : full;
  return { beta, vcov, logLik, gradient: gradientOf(parts, beta, restricted ? vcov : null), rss };
}

interface MarginalPart {
  readonly count: number;
  readonly g: Matrix;
  readonly h: Float64Array;
  readonly q: number;
  readonly logDeterminant: number;
}

/** X'Sigma^-1 X, X'Sigma^-1 y and y'Sigma^-1 y of one block. */
function marginal({ a, c, q, count, logDeterminant }: Information, l: Matrix): MarginalPart {
  const turned = transpose(l);
  const al = product(a, l);
  // I plus a positive semidefinite matrix is always positive definite.
  const k: Positive = factorPositive(plus(identity(l.length), product(turned, al)))!;
  const lc = times(turned, c);
  const solved = k.solve(lc);
  return {
    count,
    g: symmetric(plus(a, product(al, solveColumns(k, transpose(al))), -1)),
    h: times(al, solved).map((x, i) => c[i]! - x),
    q: q - inner(lc, solved),
    logDeterminant: logDeterminant + k.logDeterminant,
  };
}

/** 1/2 sum (u u' - G), and 1/2 sum G V G where restricted, with u = X'Sigma^-1 (y - X beta). */
function gradientOf(parts: readonly MarginalPart[], beta: Float64Array, vcov: Matrix | null): Matrix {
  const p = beta.length;
  let sum: Matrix = matrixOf(p, p, () => 0);
  for (const { g, h } of parts) {
    const u = times(g, beta).map((x, i) => h[i]! - x);
    sum = plus(
      sum,
      matrixOf(p, p, (r, c) => u[r]! * u[c]! - g[r]![c]!),
    );
    if (vcov !== null) sum = plus(sum, product(g, product(vcov, g)));
  }
  return sum.map((row) => row.map((x) => x / 2));
}

/** log|sum X'X| / 2, by which metafor's restricted log-likelihood is larger. R: `logLik(rma.mv(..., method = "REML"))` */
export function restrictionTerm(blocks: readonly Information[]): number {
  const p = blocks[0]!.a.length;
  const total = blocks.reduce<Matrix>(
    (sum, { squares }) => plus(sum, squares),
    matrixOf(p, p, () => 0),
  );
  return (factorPositive(total)?.logDeterminant ?? 0) / 2;
}

/**
 * The coefficients of one study, shrunk to the common ones: beta + Psi X'Sigma^-1 (y - X beta).
 * Source: Laird & Ware (1982), eq. 3.2. R: `ranef(res)`
 */
export function shrunken(block: Information, l: Matrix, beta: Float64Array): Float64Array {
  const { g, h } = marginal(block, l);
  const u = times(g, beta).map((x, i) => h[i]! - x);
  const pull = times(l, times(transpose(l), u));
  return beta.map((b, i) => b + pull[i]!);
}

/** The quadratic form of the coefficients in the inverse of their covariance. */
export function waldStatistic(estimate: Float64Array, covariance: Matrix): number | null {
  const factored = factorPositive(covariance);
  return factored === null ? null : quadratic(inverseOf(factored), estimate);
}
