import { type DesignBasis, dot } from "../../models/regression/basis.ts";
import type { Projector } from "./projector.ts";

/** Combinations of coefficients tested together, in terms of the coordinates on the basis: rows of L with L L' = I. */
export interface TestedSpace {
  readonly rank: number;
  /** rank x p by rows. */
  readonly directions: Float64Array;
  /** What counting the effects from their centre has taken from each direction. */
  readonly shifts: Float64Array;
}

/**
 * The space of some coefficients: their rows of the way back from the basis, made orthonormal, so that nothing depends on how the
 * columns are scaled or how alike they are.
 * @param centre what effects are counted from; 0 where the constant is not in the design
 */
export function testedSpace(basis: DesignBasis, columns: readonly number[], centre: number): TestedSpace {
  const { p } = basis.regressors;
  const directions = new Float64Array(columns.length * p);
  const shifts = new Float64Array(columns.length);
  columns.forEach((column, m) => {
    for (let j = 0; j < p; j++) directions[m * p + j] = basis.toCoefficients[column * p + j]!;
    shifts[m] = centre * (basis.constant?.[column] ?? 0);
    normalise(directions, shifts, m, p);
  });
  return { rank: columns.length, directions, shifts };
}

/** Takes rows 0 to m - 1 out of row m, twice, and makes its length 1; the number beside it goes along. */
function normalise(rows: Float64Array, beside: Float64Array, m: number, p: number): void {
  for (let pass = 0; pass < 2; pass++) {
    for (let other = 0; other < m; other++) {
      let along = 0;
      for (let j = 0; j < p; j++) along += rows[m * p + j]! * rows[other * p + j]!;
      for (let j = 0; j < p; j++) rows[m * p + j] = rows[m * p + j]! - along * rows[other * p + j]!;
      beside[m] = beside[m]! - along * beside[other]!;
    }
  }
  let squares = 0;
  for (let j = 0; j < p; j++) squares += rows[m * p + j]! * rows[m * p + j]!;
  const norm = Math.sqrt(squares);
  for (let j = 0; j < p; j++) rows[m * p + j] = rows[m * p + j]! / norm;
  beside[m] = beside[m]! / norm;
}

/** Wald statistics of what a projector holds at its tau2. */
export interface WaldReader {
  /** estimate / SE of a single direction, with its sign. */
  single(projector: Projector, space: TestedSpace): number;
  /** The joint chi-square of all directions. */
  joint(projector: Projector, space: TestedSpace): number;
}

/**
 * With B'WB = L L' and z = L^-1 B'W y a direction d has the estimate (L^-1 d)'z and the variance |L^-1 d|^2; several are made
 * orthogonal as they come.
 */
export function createWaldReader(p: number): WaldReader {
  const rows = new Float64Array(p * p);
  const values = new Float64Array(p);

  function solve({ lower, coordinates }: Projector, { directions, shifts }: TestedSpace, m: number): void {
    for (let j = 0; j < p; j++) {
      let sum = directions[m * p + j]!;
      for (let l = 0; l < j; l++) sum -= lower[j * p + l]! * rows[m * p + l]!;
      rows[m * p + j] = sum / lower[j * p + j]!;
    }
    values[m] = dot(rows, m * p, coordinates, p) + shifts[m]!;
    normalise(rows, values, m, p);
  }

  return {
    single(projector, space) {
      solve(projector, space, 0);
      return values[0]!;
    },
    joint(projector, space) {
      let statistic = 0;
      for (let m = 0; m < space.rank; m++) {
        solve(projector, space, m);
        statistic += values[m]! * values[m]!;
      }
      return statistic;
    },
  };
}
