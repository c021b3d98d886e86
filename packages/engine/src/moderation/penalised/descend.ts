/** A penalised least-squares problem in orthonormal groups of columns: all that its solution depends on. */
export interface GroupProblem {
  /** First place of each group among the columns, and one past the last. */
  readonly bounds: readonly (readonly [number, number])[];
  /** p x p: Z'WZ, the identity within each group. */
  readonly gram: Float64Array;
  /** Z'Wy, length p. */
  readonly moments: Float64Array;
  /** Of each group, > 0. */
  readonly factors: readonly number[];
  /** sum w y^2 of the centred effects: what steps are measured against. */
  readonly total: number;
}

const SMALLEST_STEP = 1e-13;
const MOST_SWEEPS = 20_000;

/**
 * Minimises 1/2 sum w (y - Z t)^2 + lambda sum f_g (alpha |t_g| + (1 - alpha) / 2 |t_g|^2) by coordinate descent on whole groups:
 * t_g <- S(z, lambda f alpha) / (1 + lambda f (1 - alpha)), z = Z_g'W r + t_g, S shortening the vector z.
 * @param start where to begin, of length p; changed in place and returned
 * Source: Yuan & Lin (2006), JRSS B 68, 49-67; Friedman, Hastie & Tibshirani (2010), J. Statistical Software 33(1).
 * R: `glmnet::glmnet(X, y, weights = w, alpha = alpha, lambda = lambda)` where every group is one column
 */
export function descend(
  { bounds, gram, moments, factors, total }: GroupProblem,
  lambda: number,
  alpha: number,
  start: Float64Array,
): Float64Array {
  const theta = start;
  const p = moments.length;
  const gradient = gradientAt({ gram, moments }, theta);
  const least = SMALLEST_STEP * Math.sqrt(total);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let largest = 0;
    bounds.forEach(([from, to], g) => {
      let squares = 0;
      for (let j = from; j < to; j++) {
        const z = gradient[j]! + theta[j]!;
        squares += z * z;
      }
      const size = Math.sqrt(squares);
      const penalty = lambda * factors[g]!;
      const keep = size > penalty * alpha ? (1 - (penalty * alpha) / size) / (1 + penalty * (1 - alpha)) : 0;
      // Their gradients change with the first step, so the whole group is set before any is updated.
      const steps = Array.from({ length: to - from }, (_, c) => {
        const j = from + c;
        const next = keep * (gradient[j]! + theta[j]!);
        const step = next - theta[j]!;
        theta[j] = next;
        return step;
      });
      steps.forEach((step, c) => {
        if (step === 0) return;
        largest = Math.max(largest, Math.abs(step));
        for (let i = 0; i < p; i++) gradient[i]! -= gram[(from + c) * p + i]! * step;
      });
    });
    if (largest <= least) break;
  }
  return theta;
}

/** Z'W(y - Z t): at the solution, of length lambda f alpha in the direction of t_g, or shorter where t_g is 0. */
export function gradientAt(
  { gram, moments }: Pick<GroupProblem, "gram" | "moments">,
  theta: ArrayLike<number>,
): Float64Array {
  const p = moments.length;
  return moments.map((moment, i) => {
    let sum = moment;
    for (let j = 0; j < p; j++) sum -= gram[i * p + j]! * theta[j]!;
    return sum;
  });
}

/** The weakest lambda at which nothing is selected. */
export function largestLambda({ bounds, moments, factors }: GroupProblem, alpha: number): number {
  return Math.max(0, ...bounds.map(([from, to], g) => lengthOf(moments, from, to) / (alpha * factors[g]!)));
}

/** Length of a part of a vector. */
export function lengthOf(vector: ArrayLike<number>, from: number, to: number): number {
  let squares = 0;
  for (let j = from; j < to; j++) squares += vector[j]! * vector[j]!;
  return Math.sqrt(squares);
}
