import { exp, log } from "../../numeric/elementary.ts";
import { choleskyDecompose, choleskySolve } from "../../numeric/linear-algebra.ts";
import { normalLogDensity } from "../../numeric/normal.ts";
import { logPower } from "./p-curve-tests.ts";

/** Means of the components of z-curve; each has a standard deviation of 1. */
export const MEANS: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

const K = MEANS.length;

/** Steps of expectation and maximisation before Newton's. */
const EM_STEPS = 20;
const MOST_STEPS = 200;

/** No weight can raise the mean log-likelihood by more than this. */
const GAP = 1e-10;

/** Of a mean log-likelihood. */
const ROUNDING = 1e-15;

/** Keeps the Hessian positive definite where fewer different z-values than components were seen. */
const RIDGE = 1e-12;

/** log density of |Z + mean| at x > 0. */
function logFolded(x: number, mean: number): number {
  return log(exp(normalLogDensity(x - mean)) + exp(normalLogDensity(x + mean)));
}

/** P(low < |Z + mean| < high) of each component. */
export function massesBetween(low: number, high: number): number[] {
  return MEANS.map((mean) => exp(logPower(low, mean)) - exp(logPower(high, mean)));
}

/**
 * Densities of z-values under each component, cut off outside the interval that is fitted.
 * @param z absolute values within the interval
 * @returns by z-value, then by component
 */
export function componentDensities(z: readonly number[], low: number, high: number): Float64Array {
  const masses = massesBetween(low, high);
  const densities = new Float64Array(z.length * K);
  for (const [i, value] of z.entries()) {
    for (let j = 0; j < K; j++) densities[i * K + j] = exp(logFolded(value, MEANS[j]!)) / masses[j]!;
  }
  return densities;
}

/** Mean log-likelihood of weights. @param counts how often each z-value was drawn */
export function meanLogLikelihood(
  densities: Float64Array,
  counts: ArrayLike<number>,
  weights: ArrayLike<number>,
): number {
  let [sum, drawn] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count === 0) continue;
    let density = 0;
    for (let j = 0; j < K; j++) density += weights[j]! * densities[i * K + j]!;
    sum += count * log(density);
    drawn += count;
  }
  return sum / drawn;
}

/** Workspace of one search. */
interface State {
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

/**
 * Gradient and Hessian of sum(weights) - mean log-likelihood, which is convex and whose minimum over weights >= 0 is the maximum
 * likelihood over weights that sum to 1.
 */
function differentiate(
  densities: Float64Array,
  counts: ArrayLike<number>,
  drawn: number,
  weights: Float64Array,
  { gradient, hessian }: State,
): void {
  gradient.fill(1);
  hessian.fill(0);
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count === 0) continue;
    const at = i * K;
    let density = 0;
    for (let j = 0; j < K; j++) density += weights[j]! * densities[at + j]!;
    const share = count / (drawn * density);
    const squared = share / density;
    for (let j = 0; j < K; j++) {
      const own = densities[at + j]!;
      gradient[j]! -= share * own;
      for (let l = 0; l <= j; l++) hessian[j * K + l]! += squared * own * densities[at + l]!;
    }
  }
}

/** The minimum of the quadratic model over the free components with the others kept: a step for the free ones, 0 else. */
function freeStep({ hessian }: State, slope: Float64Array, free: readonly number[]): Float64Array {
  const size = free.length;
  const matrix = new Float64Array(size * size);
  let trace = 0;
  for (const j of free) trace += hessian[j * K + j]!;
  for (const [row, j] of free.entries()) {
    for (const [column, l] of free.entries()) {
      matrix[row * size + column] = j >= l ? hessian[j * K + l]! : hessian[l * K + j]!;
    }
    matrix[row * size + row]! += RIDGE * trace;
  }
  const factor = choleskyDecompose(matrix, size);
  const downhill = Float64Array.from(free, (j) => -slope[j]!);
  const solved = factor === null ? downhill : choleskySolve(factor, downhill);
  const step = new Float64Array(K);
  for (const [row, j] of free.entries()) step[j] = solved[row]!;
  return step;
}

/** Slope of the quadratic model after a step. */
function slopeAfter({ gradient, hessian }: State, step: Float64Array): Float64Array {
  return gradient.map((own, j) => {
    let sum = own;
    for (let l = 0; l < K; l++) sum += (j >= l ? hessian[j * K + l]! : hessian[l * K + j]!) * step[l]!;
    return sum;
  });
}

/**
 * Newton's step that keeps all weights at 0 or above: the quadratic model is minimised over what is free, a weight that would turn
 * negative is kept at 0, and one kept there is freed where the model falls towards it.
 */
function boundedStep(state: State, weights: Float64Array): Float64Array {
  const step = new Float64Array(K);
  const kept = new Set(MEANS.flatMap((_, j) => (weights[j]! === 0 ? [j] : [])));
  for (let round = 0; round < 4 * K; round++) {
    const slope = slopeAfter(state, step);
    const free = MEANS.flatMap((_, j) => (kept.has(j) ? [] : [j]));
    const move = freeStep(state, slope, free);
    let [length, blocked] = [1, -1];
    for (const j of free) {
      const room = weights[j]! + step[j]!;
      if (room + move[j]! < 0 && room / -move[j]! < length) [length, blocked] = [room / -move[j]!, j];
    }
    for (const j of free) step[j]! += length * move[j]!;
    if (blocked >= 0) {
      step[blocked] = -weights[blocked]!;
      kept.add(blocked);
      continue;
    }
    const after = slopeAfter(state, step);
    const freed = [...kept].filter((j) => after[j]! < -GAP / 10).sort((a, b) => after[a]! - after[b]!)[0];
    if (freed === undefined) break;
    kept.delete(freed);
  }
  return step;
}

/** How far the weights are from the maximum. */
function gapOf(gradient: Float64Array, weights: Float64Array): number {
  let gap = 0;
  for (let j = 0; j < K; j++) gap = Math.max(gap, -gradient[j]!, weights[j]! * gradient[j]!);
  return gap;
}

/** What a search for weights came to. */
export interface MixtureFit {
  readonly weights: Float64Array;
  readonly converged: boolean;
}

/**
 * Maximum-likelihood weights of the components: steps of expectation and maximisation, then Newton's steps to the maximum.
 * The likelihood is concave, so that the start does not matter.
 * @param densities of {@link componentDensities}
 * @param counts how often each z-value was drawn: 1 each, or those of a bootstrap sample
 * Source: Bartos & Schimmack (2022), Meta-Psychology 6, doi:10.15626/MP.2021.2720; Kim et al. (2020), Journal of Computational
 * and Graphical Statistics 29, 261-273, for the form that Newton's steps take. R: `zcurve::zcurve(z, method = "EM")$fit$weights`, which stops at steps of 1e-6
 */
export function fitMixture(
  densities: Float64Array,
  counts: ArrayLike<number>,
  start?: Float64Array,
): MixtureFit {
  let drawn = 0;
  for (let i = 0; i < counts.length; i++) drawn += counts[i]!;
  const weights =
    start === undefined
      ? new Float64Array(K).fill(1 / K)
      : Float64Array.from(start, (w) => 0.9 * w + 0.1 / K);
  const state: State = { gradient: new Float64Array(K), hessian: new Float64Array(K * K) };
  for (let step = 0; step < MOST_STEPS; step++) {
    differentiate(densities, counts, drawn, weights, state);
    if (gapOf(state.gradient, weights) < GAP) return { weights: summingToOne(weights), converged: true };
    if (step < EM_STEPS) {
      for (let j = 0; j < K; j++) weights[j]! *= 1 - state.gradient[j]!;
    } else if (!improve(densities, counts, weights, state)) {
      break;
    }
  }
  return { weights: summingToOne(weights), converged: false };
}

/** One Newton step with halving; false where no step improves. */
function improve(
  densities: Float64Array,
  counts: ArrayLike<number>,
  weights: Float64Array,
  state: State,
): boolean {
  const step = boundedStep(state, weights);
  const objective = (at: Float64Array): number =>
    at.reduce((sum, weight) => sum + weight, 0) - meanLogLikelihood(densities, counts, at);
  // Close to the minimum a step gains less than the rounding of the objective.
  const before = objective(weights) + ROUNDING;
  for (let length = 1; length > 1e-9; length /= 2) {
    const next = weights.map((weight, j) => Math.max(0, weight + length * step[j]!));
    const value = objective(next);
    if (Number.isFinite(value) && value <= before) {
      weights.set(next);
      return true;
    }
  }
  return false;
}

function summingToOne(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
