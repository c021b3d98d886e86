import { exp, log } from "../../numeric/elementary.ts";
import { choleskyDecompose, choleskySolve, inner } from "../../numeric/linear-algebra.ts";

const MOST_STEPS = 50;
const TOLERANCE = 1e-10;

/** Observations of a factor with `levels` levels, each with a weight. */
export interface LogitData {
  readonly x: readonly Float64Array[];
  readonly level: readonly number[];
  readonly weight: readonly number[];
  readonly levels: number;
}

/** A multinomial logistic regression: coefficients of the levels but the first, one after the other. */
export interface LogitFit {
  readonly coefficients: Float64Array;
  /** Cholesky factor of the information. */
  readonly factor: Float64Array;
}

/** Probabilities of all levels at one row of predictors; the first level's linear predictor is 0. */
export function levelProbabilities(row: Float64Array, coefficients: Float64Array, levels: number): number[] {
  const size = row.length;
  const scores = Array.from({ length: levels }, (_, level) =>
    level === 0 ? 0 : inner(row, coefficients.subarray((level - 1) * size, level * size)),
  );
  const highest = Math.max(...scores);
  const terms = scores.map((score) => exp(score - highest));
  const total = terms.reduce((sum, term) => sum + term, 0);
  return terms.map((term) => term / total);
}

/**
 * Weighted multinomial logistic regression by Newton's method, halving steps that do not raise the likelihood. The data have to be
 * augmented, so that the maximum is finite.
 * R: `nnet::multinom(level ~ x, weights = weight)`
 */
export function fitLogit(data: LogitData): LogitFit {
  const size = data.x[0]!.length * (data.levels - 1);
  let coefficients = new Float64Array(size);
  let height = logLikelihood(data, coefficients);
  for (let step = 0; ; step++) {
    const { gradient, factor } = derivatives(data, coefficients);
    const direction = choleskySolve(factor, gradient);
    if (step === MOST_STEPS || inner(direction, gradient) < TOLERANCE) return { coefficients, factor };
    let share = 1;
    let next = coefficients.map((value, i) => value + direction[i]!);
    let reached = logLikelihood(data, next);
    while (!(reached > height) && share > 1e-6) {
      share /= 2;
      next = coefficients.map((value, i) => value + share * direction[i]!);
      reached = logLikelihood(data, next);
    }
    if (!(reached > height)) return { coefficients, factor };
    coefficients = Float64Array.from(next);
    height = reached;
  }
}

function logLikelihood({ x, level, weight, levels }: LogitData, coefficients: Float64Array): number {
  return x.reduce((sum, row, i) => {
    const probability = levelProbabilities(row, coefficients, levels)[level[i]!]!;
    return sum + weight[i]! * log(Math.max(probability, Number.MIN_VALUE));
  }, 0);
}

function derivatives(
  { x, level, weight, levels }: LogitData,
  coefficients: Float64Array,
): { readonly gradient: Float64Array; readonly factor: Float64Array } {
  const p = x[0]!.length;
  const size = p * (levels - 1);
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  x.forEach((row, i) => {
    const probabilities = levelProbabilities(row, coefficients, levels);
    for (let a = 1; a < levels; a++) {
      const residual = weight[i]! * ((level[i] === a ? 1 : 0) - probabilities[a]!);
      for (let r = 0; r < p; r++) gradient[(a - 1) * p + r]! += residual * row[r]!;
      for (let b = 1; b < levels; b++) {
        const curvature = weight[i]! * probabilities[a]! * ((a === b ? 1 : 0) - probabilities[b]!);
        addOuter(information, row, curvature, (a - 1) * p, (b - 1) * p, size);
      }
    }
  });
  for (let r = 0; r < size; r++) information[r * size + r]! *= 1 + 1e-8;
  const factor = choleskyDecompose(information, size);
  if (factor === null) throw new RangeError(`no information on ${levels} levels in ${x.length} rows`);
  return { gradient, factor };
}

function addOuter(
  into: Float64Array,
  row: Float64Array,
  times: number,
  fromRow: number,
  fromColumn: number,
  size: number,
): void {
  for (let r = 0; r < row.length; r++) {
    for (let c = 0; c < row.length; c++) {
      into[(fromRow + r) * size + fromColumn + c]! += times * row[r]! * row[c]!;
    }
  }
}
