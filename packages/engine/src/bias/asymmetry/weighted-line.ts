import { project } from "../../estimators/regressors.ts";
import { designBasis } from "../../models/regression/basis.ts";
import { leastSquares, spread } from "../../models/regression/least-squares.ts";
import { inner } from "../../numeric/linear-algebra.ts";
import { extremes } from "./extremes.ts";

/** A study as a weighted regression sees it; `place` is where it stands among the effects. */
export interface LinePoint {
  readonly place: number;
  readonly y: number;
  readonly x: number;
  /** > 0: studies without weight are no points. */
  readonly weight: number;
}

export interface LineCoefficient {
  readonly estimate: number;
  readonly se: number;
}

/** A weighted regression line with a multiplicative error. */
export interface WeightedLine {
  readonly intercept: LineCoefficient;
  readonly slope: LineCoefficient;
  /** Of the further columns, in their order. */
  readonly others: readonly LineCoefficient[];
  readonly df: number;
  /** Residual standard deviation of the standardised effects. */
  readonly dispersion: number;
}

/** Residuals below this share of the standardised effects are rounding. */
const ROUNDING = 1e-14;

/** Below this share of its size the part of a predictor that other columns do not hold is rounding. */
const COLLINEAR = 1e-10;

/**
 * Weighted least squares y = a + b x + ..., Var(y_i) = s2 / w_i with s2 = RSS / (k - p): R's `lm(y ~ x, weights = w)`.
 * @param others further columns, aligned with the points
 * @returns null where nothing is left to estimate s2 from: no degrees of freedom, or all points on the line
 */
export function weightedLine(
  points: readonly LinePoint[],
  others: readonly (readonly number[])[] = [],
): WeightedLine | null {
  const k = points.length;
  const columns = [new Float64Array(k).fill(1), Float64Array.from(points, ({ x }) => x)];
  for (const column of others) columns.push(Float64Array.from(column));
  const p = columns.length;
  const df = k - p;
  if (df < 1) return null;
  const weights = Float64Array.from(points, ({ weight }) => weight);
  const top = points.reduce((best, point) => (point.weight > best.weight ? point : best)).y;
  const yi = Float64Array.from(points, ({ y }) => y - top);
  const vi = weights.map((weight) => 1 / weight);
  const basis = designBasis(columns, true, true);
  const { rss } = project(yi, weights, basis.regressors);
  const size = points.reduce((sum, { y, weight }) => sum + weight * y * y, 0);
  if (!(Math.sqrt(rss) > ROUNDING * Math.sqrt(size))) return null;
  const squares = leastSquares({ yi, vi }, basis, weights, 0);
  const dispersion = Math.sqrt(rss / df);
  const coefficient = (at: number): LineCoefficient => {
    const unit = new Float64Array(p);
    unit[at] = 1;
    const moved = spread(squares, unit);
    const estimate = squares.coefficients[at]! + (at === 0 ? top : 0);
    return { estimate: estimate + 0, se: dispersion * Math.sqrt(inner(moved, moved)) };
  };
  return {
    intercept: coefficient(0),
    slope: coefficient(1),
    others: others.map((_, at) => coefficient(at + 2)),
    df,
    dispersion,
  };
}

/** Whether a predictor differs between studies by more than rounding, also given the other columns. */
export function varies(x: readonly number[], others: readonly (readonly number[])[] = []): boolean {
  const k = x.length;
  if (k < 2 + others.length) return false;
  const largest = extremes(x.map(Math.abs)).most;
  if (!(largest > 0)) return false;
  const ones = new Float64Array(k).fill(1);
  const { regressors } = designBasis([ones, ...others.map((one) => Float64Array.from(one))], true, true);
  const scaled = Float64Array.from(x, (value) => value / largest);
  const mean = scaled.reduce((sum, value) => sum + value, 0) / k;
  const { rss } = project(
    scaled.map((value) => value - mean),
    ones,
    regressors,
  );
  return Math.sqrt(rss / k) > COLLINEAR;
}
