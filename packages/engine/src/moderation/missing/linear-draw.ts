import { choleskyDecompose, choleskySolve, inner } from "../../numeric/linear-algebra.ts";
import type { Random } from "../../numeric/random.ts";

/** Keeps the normal equations solvable where predictors nearly repeat each other; relative to their diagonal. */
const RIDGE = 1e-5;

/** A linear regression as estimated, and as drawn from its posterior. */
export interface LinearDraw {
  readonly estimated: Float64Array;
  readonly drawn: Float64Array;
  readonly sigma: number;
}

/**
 * Bayesian linear regression with a flat prior: sigma^2 = RSS / chi2(max(n - q, 1)), beta = b + sigma L^-T z with X'X = L L'.
 * @param x n rows of q predictors, the first of them 1, the others standardised
 * @param y n numbers
 * Source: van Buuren (2018), Flexible Imputation of Missing Data, 2nd ed., algorithm 3.1; Rubin (1987), p. 167.
 * R: `mice::norm.draw`
 */
export function drawLinear(
  x: readonly Float64Array[],
  y: readonly number[],
  random: Pick<Random, "normal">,
): LinearDraw {
  const size = x[0]!.length;
  const products = new Float64Array(size * size);
  const moments = new Float64Array(size);
  x.forEach((row, i) => {
    for (let r = 0; r < size; r++) {
      moments[r]! += row[r]! * y[i]!;
      for (let c = 0; c < size; c++) products[r * size + c]! += row[r]! * row[c]!;
    }
  });
  for (let r = 0; r < size; r++) products[r * size + r]! *= 1 + RIDGE;
  const factor = choleskyDecompose(products, size);
  if (factor === null) throw new RangeError(`predictors of ${x.length} studies are not standardised`);
  const estimated = choleskySolve(factor, moments);
  const rss = x.reduce((sum, row, i) => {
    const residual = y[i]! - inner(row, estimated);
    return sum + residual * residual;
  }, 0);
  const sigma = Math.sqrt(rss / chiSquareDraw(Math.max(x.length - size, 1), random));
  const direction = backSubstituted(factor, normals(size, random));
  return { estimated, drawn: estimated.map((value, r) => value + sigma * direction[r]!), sigma };
}

export function normals(size: number, random: Pick<Random, "normal">): Float64Array {
  return Float64Array.from({ length: size }, () => random.normal());
}

function chiSquareDraw(df: number, random: Pick<Random, "normal">): number {
  let sum = 0;
  for (let i = 0; i < df; i++) {
    const z = random.normal();
    sum += z * z;
  }
  return sum;
}

/** Solves L' x = z: of variance (L L')^-1 where z is standard normal. */
export function backSubstituted(factor: Float64Array, z: Float64Array): Float64Array {
  const size = z.length;
  const x = Float64Array.from(z);
  for (let r = size - 1; r >= 0; r--) {
    for (let i = r + 1; i < size; i++) x[r]! -= factor[i * size + r]! * x[i]!;
    x[r]! /= factor[r * size + r]!;
  }
  return x;
}
