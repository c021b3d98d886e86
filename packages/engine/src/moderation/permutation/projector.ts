import { project, type Regressors } from "../../estimators/regressors.ts";

/** Variances further apart leave the normal equations too few digits: Gram and Schmidt are slower, and lose none. */
const FAR_APART = 1e5;

/**
 * Weighted least squares of rearranged effects on a basis that stays where it is: rows of a design in another order and effects in
 * the opposite order are the same model. Everything is written into arrays made once, because this is done millions of times.
 * P = W - W B (B'WB)^-1 B'W with W = 1 / (v + tau2), B'WB = L L'.
 */
export interface Projector {
  readonly k: number;
  readonly p: number;
  /** The variances are too far apart for products of weights: traces and the cubic form are not to be asked for. */
  readonly careful: boolean;
  /** Effects and variances in the order of the rows of the basis: to be filled in. */
  readonly yi: Float64Array;
  readonly vi: Float64Array;
  readonly weights: Float64Array;
  /** L, p x p by rows. */
  readonly lower: Float64Array;
  /** L^-1 B'W y. */
  readonly coordinates: Float64Array;
  /** y'Py. */
  q: number;
  /** y'PPy. */
  r: number;
  /** y'PPPy, after `forms`. */
  cubic: number;
  /** tr(P) and tr(PP), after `forms`. */
  traceP: number;
  tracePP: number;
  /** Weights, triangle, coordinates, `q` and `r` at a tau2. */
  at(tau2: number): void;
  /** What else there is at that tau2. */
  forms(): void;
}

/** The products of each pair of columns of a basis, study by study, j >= l: pair j (j + 1) / 2 + l. */
function pairsOf({ p, basis }: Regressors, k: number): Float64Array {
  const pairs = new Float64Array(((p * (p + 1)) / 2) * k);
  let at = 0;
  for (let j = 0; j < p; j++) {
    for (let l = 0; l <= j; l++) {
      for (let i = 0; i < k; i++) pairs[at++] = basis[i * p + j]! * basis[i * p + l]!;
    }
  }
  return pairs;
}

function columnsOf({ p, basis }: Regressors, k: number): Float64Array {
  const columns = new Float64Array(p * k);
  for (let j = 0; j < p; j++) for (let i = 0; i < k; i++) columns[j * k + i] = basis[i * p + j]!;
  return columns;
}

/** x := L^-1 x, for each of the p columns of a matrix, or for a vector. */
function solveLower(lower: Float64Array, x: Float64Array, p: number, width: number): void {
  for (let column = 0; column < width; column++) {
    for (let j = 0; j < p; j++) {
      let sum = x[j * width + column]!;
      for (let m = 0; m < j; m++) sum -= lower[j * p + m]! * x[m * width + column]!;
      x[j * width + column] = sum / lower[j * p + j]!;
    }
  }
}

function transpose(matrix: Float64Array, p: number): void {
  for (let j = 0; j < p; j++) {
    for (let l = 0; l < j; l++) {
      const moved = matrix[j * p + l]!;
      matrix[j * p + l] = matrix[l * p + j]!;
      matrix[l * p + j] = moved;
    }
  }
}

/** @param given the variances of the studies, in any order */
export function createProjector(regressors: Regressors, given: Float64Array): Projector {
  const k = given.length;
  const { p } = regressors;
  const columns = columnsOf(regressors, k);
  const pairs = pairsOf(regressors, k);
  const yi = new Float64Array(k);
  const vi = new Float64Array(k);
  const weights = new Float64Array(k);
  const lower = new Float64Array(p * p);
  const coordinates = new Float64Array(p);
  const combination = new Float64Array(p);
  const square = new Float64Array(p * p);
  const cube = new Float64Array(p * p);
  const scaled = new Float64Array(k);
  const along = new Float64Array(p);
  const careful = Math.max(...given) > FAR_APART * Math.min(...given);

  /** B'WB = L L', its elements straight into the triangle. */
  function factor(): void {
    let at = 0;
    for (let j = 0; j < p; j++) {
      for (let l = 0; l <= j; l++) {
        let sum = 0;
        for (let i = 0; i < k; i++) sum += weights[i]! * pairs[at++]!;
        for (let m = 0; m < l; m++) sum -= lower[j * p + m]! * lower[l * p + m]!;
        lower[j * p + l] = l === j ? Math.sqrt(sum) : sum / lower[l * p + l]!;
      }
    }
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let i = 0; i < k; i++) sum += weights[i]! * yi[i]! * columns[j * k + i]!;
      coordinates[j] = sum;
    }
    solveLower(lower, coordinates, p, 1);
  }

  function residuals(): void {
    for (let j = p - 1; j >= 0; j--) {
      let sum = coordinates[j]!;
      for (let m = j + 1; m < p; m++) sum -= lower[m * p + j]! * combination[m]!;
      combination[j] = sum / lower[j * p + j]!;
    }
    scaled.set(yi);
    for (let j = 0; j < p; j++) {
      const own = combination[j]!;
      for (let i = 0; i < k; i++) scaled[i] = scaled[i]! - own * columns[j * k + i]!;
    }
    let q = 0;
    let r = 0;
    for (let i = 0; i < k; i++) {
      const residual = scaled[i]!;
      const u = weights[i]! * residual;
      scaled[i] = u;
      q += u * residual;
      r += u * u;
    }
    projector.q = q;
    projector.r = r;
  }

  function carefully(): void {
    const made = project(yi, weights, regressors);
    for (let j = 0; j < p; j++) for (let l = 0; l <= j; l++) lower[j * p + l] = made.r[l * p + j]!;
    coordinates.set(made.coordinates);
    projector.q = made.rss;
    let r = 0;
    for (let i = 0; i < k; i++) r += weights[i]! * made.residuals[i]! * made.residuals[i]!;
    projector.r = r;
  }

  /** L^-1 B'W^2 B L^-T and the diagonal of L^-1 B'W^3 B L^-T. */
  function powers(): void {
    let at = 0;
    for (let j = 0; j < p; j++) {
      for (let l = 0; l <= j; l++) {
        let second = 0;
        let third = 0;
        for (let i = 0; i < k; i++) {
          const w = weights[i]!;
          const one = w * w * pairs[at++]!;
          second += one;
          third += w * one;
        }
        square[j * p + l] = second;
        square[l * p + j] = second;
        cube[j * p + l] = third;
        cube[l * p + j] = third;
      }
    }
    for (const matrix of [square, cube]) {
      solveLower(lower, matrix, p, p);
      transpose(matrix, p);
      solveLower(lower, matrix, p, p);
    }
  }

  function forms(): void {
    powers();
    let first = 0;
    let second = 0;
    let cubic = 0;
    for (let i = 0; i < k; i++) {
      const w = weights[i]!;
      first += w;
      second += w * w;
      cubic += w * scaled[i]! * scaled[i]!;
    }
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let i = 0; i < k; i++) sum += weights[i]! * scaled[i]! * columns[j * k + i]!;
      along[j] = sum;
    }
    solveLower(lower, along, p, 1);
    for (let j = 0; j < p; j++) {
      first -= square[j * p + j]!;
      second -= 2 * cube[j * p + j]!;
      cubic -= along[j]! * along[j]!;
      for (let l = 0; l < p; l++) second += square[j * p + l]! * square[j * p + l]!;
    }
    projector.traceP = first;
    projector.tracePP = second;
    projector.cubic = cubic;
  }

  const projector: Projector = {
    k,
    p,
    careful,
    yi,
    vi,
    weights,
    lower,
    coordinates,
    q: 0,
    r: 0,
    cubic: 0,
    traceP: 0,
    tracePP: 0,
    at(tau2) {
      for (let i = 0; i < k; i++) weights[i] = 1 / (vi[i]! + tau2);
      if (careful) return carefully();
      factor();
      residuals();
    },
    forms,
  };
  return projector;
}
