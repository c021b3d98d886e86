import { inner } from "../numeric/linear-algebra.ts";
/** How well columns can be told apart. */
export interface Condition {
  /** Largest by smallest singular value, the columns brought to equal length. */
  readonly number: number;
  /** Places of the columns that the smallest singular value is made of. */
  readonly between: readonly number[];
}

/**
 * The condition number of columns of full rank, from one-sided Jacobi rotations, which find small singular values to full
 * relative precision.
 * Source: Demmel & Veselic (1992), doi:10.1137/0613074; what is near-collinear by Belsley, Kuh & Welsch (1980),
 * doi:10.1002/0471725153. R: `kappa(scale(X), exact = TRUE)`
 * @param centred true = each column about its mean, and constant columns left aside
 */
export function conditionOf(columns: readonly Float64Array[], centred: boolean): Condition {
  const places = columns.map((_, j) => j).filter((j) => !centred || !isConstant(columns[j]!));
  const turned = places.map((j) => unit(centred ? aboutMean(columns[j]!) : columns[j]!));
  const weights = places.map((_, a) => places.map((_, b) => (a === b ? 1 : 0)));
  if (places.length < 2) return { number: 1, between: [] };
  for (let sweep = 0; sweep < 60 && rotateAll(turned, weights); sweep++);
  const sizes = turned.map((column) => Math.sqrt(inner(column, column)));
  const smallest = sizes.indexOf(Math.min(...sizes));
  const between = places.filter((_, a) => Math.abs(weights[smallest]![a]!) > 0.1);
  const largest = Math.max(...sizes);
  // Below this a singular value is rounding, and may come out as 0.
  return { number: largest / Math.max(sizes[smallest]!, Number.EPSILON * largest), between };
}

/** One sweep over all pairs; false when none was left to turn. */
function rotateAll(columns: readonly Float64Array[], weights: readonly number[][]): boolean {
  let turned = false;
  for (let a = 0; a < columns.length; a++)
    for (let b = a + 1; b < columns.length; b++) {
      const [x, y] = [columns[a]!, columns[b]!];
      const [xx, yy, xy] = [inner(x, x), inner(y, y), inner(x, y)];
      if (Math.abs(xy) <= 1e-15 * Math.sqrt(xx * yy)) continue;
      turned = true;
      const zeta = (yy - xx) / (2 * xy);
      const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
      const cosine = 1 / Math.sqrt(1 + tangent * tangent);
      rotate(x, y, cosine, cosine * tangent);
      rotate(weights[a]!, weights[b]!, cosine, cosine * tangent);
    }
  return turned;
}

function rotate(x: Float64Array | number[], y: Float64Array | number[], cosine: number, sine: number): void {
  for (let i = 0; i < x.length; i++) {
    const [left, right] = [x[i]!, y[i]!];
    x[i] = cosine * left - sine * right;
    y[i] = sine * left + cosine * right;
  }
}

function isConstant(column: Float64Array): boolean {
  return column.every((value) => value === column[0]);
}

function aboutMean(column: Float64Array): Float64Array {
  const first = column[0]!;
  const mean = first + column.reduce((sum, value) => sum + (value - first), 0) / column.length;
  return column.map((value) => value - mean);
}

function unit(column: Float64Array): Float64Array {
  const largest = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scaled = column.map((value) => value / largest);
  const length = Math.sqrt(inner(scaled, scaled));
  return scaled.map((value) => value / length);
}
