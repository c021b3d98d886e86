/** Below this share of its length a column is a combination of those before it. */
const REPEATED = 1e-9;

/** Columns of a group, centred, as orthonormal ones under weights: X - mean = Q R on the columns kept. */
export interface OrthonormalGroup {
  /** Columns with sum w q = 0, sum w q^2 = 1 and sum w q q' = 0. */
  readonly q: readonly Float64Array[];
  /** Upper triangle by columns: r[c][i], i <= c, of each column kept. */
  readonly r: readonly (readonly number[])[];
  /** Places of the columns kept; the others repeat them, or do not vary. */
  readonly kept: readonly number[];
  /** Weighted means of all columns. */
  readonly means: readonly number[];
}

/**
 * Orthonormal columns of a group by Gram and Schmidt's method, done twice.
 * @param columns any number, of equal length
 * @param weights >= 0, summing to 1
 * Source: Simon & Tibshirani (2012), Statistica Sinica 22, 983-1001. R: `qr(sqrt(w) * scale(X, apply(X, 2, weighted.mean, w), FALSE))`
 */
export function orthonormal(columns: readonly Float64Array[], weights: Float64Array): OrthonormalGroup {
  const means = columns.map((column) => weightedMean(column, weights));
  const q: Float64Array[] = [];
  const r: number[][] = [];
  const kept: number[] = [];
  columns.forEach((column, place) => {
    const left = column.map((x) => x - means[place]!);
    const size = largest(column);
    const before = norm(left, weights);
    if (!(before > 1e-13 * size)) return;
    const along = new Array<number>(q.length).fill(0);
    for (let pass = 0; pass < 2; pass++) {
      q.forEach((other, j) => {
        const share = product(other, left, weights);
        along[j]! += share;
        for (let i = 0; i < left.length; i++) left[i]! -= share * other[i]!;
      });
    }
    const length = norm(left, weights);
    if (!(length > REPEATED * before)) return;
    q.push(left.map((x) => x / length));
    r.push([...along, length]);
    kept.push(place);
  });
  return { q, r, kept, means };
}

/** Coefficients of the columns from those of the orthonormal ones; 0 for those that were not kept. */
export function backToColumns({ r, kept, means }: OrthonormalGroup, theta: ArrayLike<number>): number[] {
  const own = Array.from({ length: kept.length }, (_, c) => theta[c]!);
  for (let c = kept.length - 1; c >= 0; c--) {
    own[c]! /= r[c]![c]!;
    for (let i = 0; i < c; i++) own[i]! -= r[c]![i]! * own[c]!;
  }
  const all = means.map(() => 0);
  kept.forEach((place, c) => {
    all[place] = own[c]! + 0;
  });
  return all;
}

/** sum w x, for weights that sum to 1; a second round takes out the rounding of the first. */
export function weightedMean(x: ArrayLike<number>, weights: Float64Array): number {
  let mean = 0;
  for (let i = 0; i < weights.length; i++) mean += weights[i]! * x[i]!;
  let rest = 0;
  for (let i = 0; i < weights.length; i++) rest += weights[i]! * (x[i]! - mean);
  return mean + rest;
}

/** sum w a b. */
export function product(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * a[i]! * b[i]!;
  return sum;
}

function norm(x: Float64Array, weights: Float64Array): number {
  return Math.sqrt(product(x, x, weights));
}

function largest(column: Float64Array): number {
  let most = 0;
  for (const x of column) most = Math.max(most, Math.abs(x));
  return most;
}
