import { project } from "../../estimators/regressors.ts";
import { square } from "../../numeric/elementary.ts";
import { inner } from "../../numeric/linear-algebra.ts";
import { type DesignBasis, dot, invertTriangle } from "./basis.ts";

/** Effects as a regression wants them. */
export interface RegressionData {
  /** Counted from `centre`. */
  readonly yi: Float64Array;
  readonly vi: Float64Array;
  /** 0 unless the constant lies in the space of the design. */
  readonly centre: number;
  readonly magnitude: number;
  readonly userWeights: Float64Array | null;
}

/** Weighted least squares at a given tau2, in terms from which every linear combination of coefficients follows. */
export interface LeastSquares {
  readonly basis: DesignBasis;
  /** Coefficients of the columns, effects counted as in the data. */
  readonly coefficients: Float64Array;
  /**
   * k x p by rows: the influence of each standardised effect on each coordinate; Cov(c'g) is the product of what `spread` makes of
   * them.
   */
  readonly influence: Float64Array;
  /** y / sqrt(v + tau2) counted as in the data, and the same of the constant 1. */
  readonly standardised: Float64Array;
  readonly standardisedOnes: Float64Array;
  readonly fitted: Float64Array;
  readonly leverages: Float64Array;
}

/**
 * b = (X'AX)^-1 X'A y with covariance M diag(v + tau2) M', M = (X'AX)^-1 X'A.
 * @param weights A: 1 / (v + tau2), all 1, or the user's; length k
 * R: `rma(yi, vi, mods = X, weights = A, tau2 = tau2)`
 */
export function leastSquares(
  { yi, vi }: Pick<RegressionData, "yi" | "vi">,
  basis: DesignBasis,
  weights: Float64Array,
  tau2: number,
): LeastSquares {
  const { p } = basis.regressors;
  const k = yi.length;
  const { q, r, coordinates, residuals } = project(yi, weights, basis.regressors);
  const inverse = invertTriangle(r, p);
  const coordinatesOfBasis = new Float64Array(p);
  for (let j = 0; j < p; j++) coordinatesOfBasis[j] = dot(inverse, j * p, coordinates, p);
  const coefficients = new Float64Array(p);
  for (let j = 0; j < p; j++) coefficients[j] = dot(basis.toCoefficients, j * p, coordinatesOfBasis, p);
  const influence = new Float64Array(k * p);
  const standardised = new Float64Array(k);
  const standardisedOnes = new Float64Array(k);
  const fitted = new Float64Array(k);
  const leverages = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    const sd = Math.sqrt(vi[i]! + tau2);
    const root = Math.sqrt(weights[i]!);
    standardised[i] = yi[i]! / sd;
    standardisedOnes[i] = 1 / sd;
    fitted[i] =
      root > 0 ? yi[i]! - residuals[i]! / root : dot(basis.regressors.basis, i * p, coordinatesOfBasis, p);
    for (let j = 0; j < p; j++) {
      const element = q[i * p + j]!;
      leverages[i] = leverages[i]! + element * element;
      let sum = 0;
      for (let l = j; l < p; l++) sum += inverse[j * p + l]! * q[i * p + l]!;
      influence[i * p + j] = sum * root * sd;
    }
  }
  return { basis, coefficients, influence, standardised, standardisedOnes, fitted, leverages };
}

/** How each standardised effect moves a combination x'b of the coefficients: a vector of length k, whose square is its variance. */
export function spread({ basis, influence }: LeastSquares, x: ArrayLike<number>): Float64Array {
  const { p } = basis.regressors;
  const contrast = contrastOf(basis, x);
  const moved = new Float64Array(influence.length / p);
  for (let i = 0; i < moved.length; i++) moved[i] = dot(influence, i * p, contrast, p);
  return moved;
}

/** A combination of the coefficients as one of the coordinates on the basis: c with x'b = c'g. */
export function contrastOf(
  { regressors: { p }, toCoefficients }: DesignBasis,
  x: ArrayLike<number>,
): Float64Array {
  const contrast = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    for (let l = 0; l < p; l++) contrast[l] = contrast[l]! + x[j]! * toCoefficients[j * p + l]!;
  }
  return contrast;
}

/** sum x_j of the constant, so that a combination counts effects from 0: centre times this is added to it. */
export function shareOfConstant({ constant }: DesignBasis, x: ArrayLike<number>): number {
  if (constant === null) return 0;
  let sum = 0;
  for (let j = 0; j < constant.length; j++) sum += x[j]! * constant[j]!;
  return sum;
}

/**
 * The Wald statistic b'K'(K V K')^-1 K b of several combinations at once, as the squared length of the standardised effects on
 * the space that the combinations' spreads span: nothing is inverted, so that an ill-conditioned V costs no digits.
 * @param combinations rows of K
 * @param centre what effects are counted from
 * @returns the statistic, and how many of the combinations are independent
 */
export function waldStatistic(
  squares: LeastSquares,
  combinations: readonly ArrayLike<number>[],
  centre: number,
): { readonly statistic: number; readonly rank: number } {
  const directions: Float64Array[] = [];
  let statistic = 0;
  const z = squares.standardised.slice();
  const shift = combinations.some((x) => shareOfConstant(squares.basis, x) !== 0) ? centre : 0;
  for (let i = 0; i < z.length; i++) z[i] = z[i]! + shift * squares.standardisedOnes[i]!;
  for (const x of combinations) {
    const direction = spread(squares, x);
    const before = Math.sqrt(inner(direction, direction));
    for (let pass = 0; pass < 2; pass++) {
      for (const other of directions) {
        const along = inner(other, direction);
        for (let i = 0; i < direction.length; i++) direction[i] = direction[i]! - along * other[i]!;
      }
    }
    const norm = Math.sqrt(inner(direction, direction));
    if (!(norm > 1e-9 * before)) continue;
    for (let i = 0; i < direction.length; i++) direction[i] = direction[i]! / norm;
    directions.push(direction);
    statistic += square(inner(direction, z));
  }
  return { statistic, rank: directions.length };
}
