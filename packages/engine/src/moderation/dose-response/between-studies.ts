import {
  factorPositive,
  inverseOf,
  type Matrix,
  matrixOf,
  plus,
  product,
  solveColumns,
  symmetricEigen,
  times,
  transpose,
} from "./matrices.ts";
import { descend, type Slope } from "./quasi-newton.ts";
import { type Information, inCoordinates, type TrendFit, trendFit } from "./trend-model.ts";
import type { BetweenMethod } from "./types.ts";

/** The estimated covariance Psi = L L' of the coefficients between studies, and the fit there. */
export interface BetweenFit {
  readonly psi: Matrix;
  /** A root of Psi, lower triangular or not: Psi = root root'. */
  readonly root: Matrix;
  readonly fit: TrendFit;
  readonly atBoundary: boolean;
  readonly converged: boolean;
  readonly iterations: number;
  /** Independent elements of Psi that were estimated. */
  readonly parameters: number;
}

const TOLERANCE = 1e-9;
/** Eigenvalues of Psi, relative to the sampling covariance of a typical study, that count as 0. */
const NOTHING = 1e-10;
const STARTS: readonly number[] = [0.3, 1, 3];

/**
 * Estimates Psi. The search runs in coordinates in which the coefficients of a typical study have independent sampling errors
 * of variance 1, so that neither the unit of the dose nor the size of its square matters, and over the triangle L, so that Psi
 * can become singular on the way; the best of several starts is taken.
 * @returns null where all studies together do not determine the coefficients
 */
export function fitBetween(blocks: readonly Information[], method: BetweenMethod): BetweenFit | null {
  const p = blocks[0]!.a.length;
  const zero = matrixOf(p, p, () => 0);
  const fixed = trendFit(blocks, zero, false);
  if (fixed === null) return null;
  if (method === "FE") {
    const common = { psi: zero, root: zero, fit: fixed, atBoundary: false, converged: true };
    return { ...common, iterations: 0, parameters: 0 };
  }
  if (method === "MM") return fromPsi(blocks, momentPsi(blocks, fixed), (p * (p + 1)) / 2);
  return likeliest(blocks, fixed, method === "REML");
}

function likeliest(blocks: readonly Information[], fixed: TrendFit, restricted: boolean): BetweenFit | null {
  const typical = fixed.vcov.map((row) => row.map((x) => x * blocks.length));
  const c = factorPositive(typical)?.factor;
  if (c === undefined) return null;
  const turned = blocks.map((block) => inCoordinates(block, c));
  const p = c.length;
  const slope = deviance(turned, p, restricted);
  const found = STARTS.flatMap((size) => {
    const start = Float64Array.from(places(p), ([r, column]) => (r === column ? size : 0));
    return descend(slope, start, TOLERANCE) ?? [];
  });
  const best = found.sort((a, b) => a.value - b.value)[0];
  if (best === undefined) return null;
  const kept = keptRoot(triangle(best.at, p));
  const root = product(c, kept.root);
  const fit = trendFit(blocks, root, restricted);
  if (fit === null) return null;
  const { converged, iterations } = best;
  return {
    psi: squareOf(root),
    root,
    fit,
    atBoundary: kept.cut,
    converged,
    iterations,
    parameters: (p * (p + 1)) / 2,
  };
}

function squareOf(root: Matrix): Matrix {
  return product(root, transpose(root));
}

/** A root without the directions in which the studies do not differ. */
function keptRoot(l: Matrix): { readonly root: Matrix; readonly cut: boolean } {
  const { values, vectors } = symmetricEigen(squareOf(l));
  const kept = values.map((value) => (value > NOTHING ? value : 0));
  const root = matrixOf(l.length, l.length, (r, c) => vectors[r]![c]! * Math.sqrt(kept[c]!));
  return { root, cut: kept.some((value) => value === 0) };
}

/** Rows and columns of the lower triangle. */
function places(p: number): (readonly [number, number])[] {
  return Array.from({ length: p }, (_, r) => Array.from({ length: r + 1 }, (_, c) => [r, c] as const)).flat();
}

function triangle(at: Float64Array, p: number): Matrix {
  return matrixOf(p, p, (r, c) => (c > r ? 0 : at[(r * (r + 1)) / 2 + c]!));
}

/** Minus the log-likelihood over the triangle of Psi; d/dL = 2 (d/dPsi) L. */
function deviance(blocks: readonly Information[], p: number, restricted: boolean): Slope {
  return (at) => {
    const l = triangle(at, p);
    const fit = trendFit(blocks, l, restricted);
    if (fit === null || !Number.isFinite(fit.logLik)) return null;
    const byL = product(fit.gradient, l);
    return { value: -fit.logLik, gradient: Float64Array.from(places(p), ([r, c]) => -2 * byL[r]![c]!) };
  };
}

/**
 * The multivariate method of moments: with W_i the inverse sampling covariance of study i's coefficients b_i and e_i their
 * residuals around the fixed-effect mean, sum W_i e_i e_i' has the expectation (m - 1) I + (A - sum W_i A^-1 W_i) Psi, A = sum W_i;
 * solved for Psi, made symmetric, its negative eigenvalues set to 0. DerSimonian and Laird's estimator for one coefficient.
 * Source: Jackson, White & Riley (2013), Biometrical Journal 55, 231-245. R: `mixmeta(b, S, method = "mm")` of package mixmeta
 */
function momentPsi(blocks: readonly Information[], fixed: TrendFit): Matrix {
  const p = fixed.beta.length;
  const total = blocks.reduce<Matrix>(
    (sum, { a }) => plus(sum, a),
    matrixOf(p, p, () => 0),
  );
  const factored = factorPositive(total)!;
  let left: Matrix = total;
  let right: Matrix = matrixOf(p, p, (r, c) => (r === c ? 1 - blocks.length : 0));
  for (const { a, c } of blocks) {
    const own = factorPositive(a);
    if (own === null) throw new RangeError("moments need every study’s own coefficients");
    left = plus(left, product(a, solveColumns(factored, a)), -1);
    const weighted = times(a, fixed.beta).map((x, i) => c[i]! - x);
    const residual = own.solve(weighted);
    right = plus(
      right,
      matrixOf(p, p, (r, column) => weighted[r]! * residual[column]!),
    );
  }
  const solved = factorPositive(left);
  if (solved === null) return matrixOf(p, p, () => 0);
  const raw = solveColumns(solved, right);
  const { values, vectors } = symmetricEigen(matrixOf(p, p, (r, c) => (raw[r]![c]! + raw[c]![r]!) / 2));
  return matrixOf(p, p, (r, c) =>
    values.reduce((sum, value, i) => sum + Math.max(0, value) * vectors[r]![i]! * vectors[c]![i]!, 0),
  );
}

/** The fit at a Psi that does not maximise a likelihood. */
function fromPsi(blocks: readonly Information[], psi: Matrix, parameters: number): BetweenFit | null {
  const { values, vectors } = symmetricEigen(psi);
  const largest = Math.max(0, ...values);
  const sizes = values.map((value) => (value > 1e-14 * largest ? Math.sqrt(value) : 0));
  const root = matrixOf(psi.length, psi.length, (r, c) => vectors[r]![c]! * sizes[c]!);
  const fit = trendFit(blocks, root, false);
  if (fit === null) return null;
  const atBoundary = sizes.some((size) => size === 0);
  return { psi, root, fit, atBoundary, converged: true, iterations: 0, parameters };
}

/** The coefficients of one study from its own outcomes, with their sampling covariance; null where it lacks the doses. */
export function ownCoefficients(
  block: Information,
): { readonly estimate: Float64Array; readonly vcov: Matrix } | null {
  const factored = factorPositive(block.a);
  return factored === null ? null : { estimate: factored.solve(block.c), vcov: inverseOf(factored) };
}
