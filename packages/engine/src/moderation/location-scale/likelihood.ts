import { log } from "../../numeric/elementary.ts";
import {
  choleskyDecompose,
  choleskySolve,
  inner,
  invertSpd,
  logDeterminant,
  quadraticForm,
} from "../../numeric/linear-algebra.ts";
import { combine } from "./coordinates.ts";
import type { ScaleLink } from "./links.ts";

const LOG_TWO_PI = 1.8378770664093456;

/** The likelihood's data: effects and variances scaled, columns orthogonal with mean square 1. */
export interface Problem {
  readonly y: Float64Array;
  readonly v: Float64Array;
  readonly x: readonly Float64Array[];
  readonly z: readonly Float64Array[];
  /** Added to every linear predictor of the scale part: what scaling the effects does to log tau2. */
  readonly offset: number;
  readonly link: ScaleLink;
  readonly restricted: boolean;
}

/** The location part at its best for one set of tau2. */
export interface Location {
  readonly tau2: Float64Array;
  readonly weights: Float64Array;
  readonly beta: Float64Array;
  /** (X'WX)^-1, row by row. */
  readonly covariance: Float64Array;
  readonly residuals: Float64Array;
  readonly value: number;
}

/** A value with its derivatives by the scale coefficients. */
export interface Jet {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Row by row. */
  readonly hessian: Float64Array;
}

/** Every study's tau2 at the scale coefficients. */
export function tau2At({ z, offset, link }: Problem, alpha: Float64Array): Float64Array {
  return combine(z, alpha).map((eta) => link.tau2(eta + offset));
}

function weightedProducts(x: readonly Float64Array[], weights: Float64Array): Float64Array {
  const p = x.length;
  const matrix = new Float64Array(p * p);
  for (let r = 0; r < p; r++) {
    for (let c = 0; c <= r; c++) {
      const left = x[r]!;
      const right = x[c]!;
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * left[i]! * right[i]!;
      matrix[r * p + c] = sum;
      matrix[c * p + r] = sum;
    }
  }
  return matrix;
}

/**
 * The location part and the (restricted) log-likelihood at given tau2:
 * -1/2 [n log(2 pi) + sum log(v + tau2) + sum w r^2], n = k, or with n = k - p and log|X'WX| - log|X'X| added inside if
 * restricted. null where a weight vanishes or the weighted columns are collinear.
 * @param tau2 k values >= 0
 * Source: Viechtbauer & López-López (2022), eq. 5 and 6; Harville (1977), JASA 72, 320-338.
 */
export function locationAt({ y, v, x, restricted }: Problem, tau2: Float64Array): Location | null {
  const k = y.length;
  const p = x.length;
  const weights = v.map((variance, i) => 1 / (variance + tau2[i]!));
  const products = weightedProducts(x, weights);
  const factor = choleskyDecompose(products, p);
  const covariance = invertSpd(products, p);
  if (factor === null || covariance === null) return null;
  const wy = y.map((effect, i) => effect * weights[i]!);
  const beta = choleskySolve(
    factor,
    Float64Array.from(x, (column) => inner(column, wy)),
  );
  const fitted = combine(x, beta);
  const residuals = y.map((effect, i) => effect - fitted[i]!);
  let sum = (restricted ? k - p : k) * LOG_TWO_PI;
  for (let i = 0; i < k; i++) sum += weights[i]! * residuals[i]! * residuals[i]! - log(weights[i]!);
  if (restricted) sum += logDeterminant(factor, p) - p * log(k);
  return Number.isFinite(sum) ? { tau2, weights, beta, covariance, residuals, value: -sum / 2 } : null;
}

/** x_i' M x_i of every study, M = (X'WX)^-1. */
function leverages(x: readonly Float64Array[], covariance: Float64Array): Float64Array {
  const p = x.length;
  const result = new Float64Array(x[0]!.length);
  for (let r = 0; r < p; r++) {
    for (let c = 0; c < p; c++) {
      const m = covariance[r * p + c]!;
      const left = x[r]!;
      const right = x[c]!;
      for (let i = 0; i < result.length; i++) result[i]! += m * left[i]! * right[i]!;
    }
  }
  return result;
}

/** M S for each column b of the scale part, S = sum b_i w_i^2 x_i x_i'. */
function spreads(
  x: readonly Float64Array[],
  { weights, covariance }: Location,
  moved: readonly Float64Array[],
): Float64Array[] {
  const p = x.length;
  return moved.map((b) => {
    const s = weightedProducts(
      x,
      b.map((value, i) => value * weights[i]! * weights[i]!),
    );
    const product = new Float64Array(p * p);
    for (let r = 0; r < p; r++) {
      for (let c = 0; c < p; c++) {
        for (let i = 0; i < p; i++) product[r * p + c]! += covariance[r * p + i]! * s[i * p + c]!;
      }
    }
    return product;
  });
}

function traceOfProduct(a: Float64Array, b: Float64Array, size: number): number {
  let sum = 0;
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) sum += a[r * size + c]! * b[c * size + r]!;
  }
  return sum;
}

/**
 * The profile log-likelihood of the scale coefficients with gradient and Hessian, in O(k (p + q)^2 + q p^2 k). With
 * P = W - W X (X'WX)^-1 X'W, u = P y and t_i = tau2 of study i: d/dt_i = (u_i^2 - w_i) / 2, or (u_i^2 - P_ii) / 2 if restricted;
 * d2/dt_i dt_j = -u_i P_ij u_j + [i = j] w_i^2 / 2, or + P_ij^2 / 2 if restricted. Sums over pairs of studies are sums over
 * studies, because P is diagonal but for p columns.
 * Source: Harville (1977), JASA 72, 320-338, sec. 4 and 5.
 */
export function jetAt(problem: Problem, alpha: Float64Array): Jet | null {
  const { x, z, link, restricted } = problem;
  const location = locationAt(problem, tau2At(problem, alpha));
  if (location === null) return null;
  const { weights, residuals, tau2, covariance } = location;
  const p = x.length;
  const q = z.length;
  const k = weights.length;
  const u = residuals.map((r, i) => r * weights[i]!);
  const h = restricted ? leverages(x, covariance) : new Float64Array(k);
  const slope = tau2.map(link.slope);
  const score = u.map((value, i) => (value * value - weights[i]! * (1 - weights[i]! * h[i]!)) / 2);
  const moved = z.map((column) => column.map((value, i) => value * slope[i]!));
  const crossed = moved.map((b) => {
    const wub = b.map((value, i) => value * u[i]! * weights[i]!);
    return Float64Array.from(x, (column) => inner(column, wub));
  });
  const spread = restricted ? spreads(x, location, moved) : [];
  const hessian = new Float64Array(q * q);
  for (let r = 0; r < q; r++) {
    for (let c = 0; c <= r; c++) {
      let sum = 0;
      for (let i = 0; i < k; i++) {
        const w = weights[i]!;
        const pairs = w * w * (1 - 2 * w * h[i]!);
        sum += moved[r]![i]! * moved[c]![i]! * (pairs / 2 - u[i]! * u[i]! * w);
        sum += z[r]![i]! * z[c]![i]! * score[i]! * link.curvature(tau2[i]!);
      }
      sum += quadraticForm(covariance, crossed[r]!, crossed[c]!);
      if (restricted) sum += traceOfProduct(spread[r]!, spread[c]!, p) / 2;
      hessian[r * q + c] = sum;
      hessian[c * q + r] = sum;
    }
  }
  const gradient = Float64Array.from(moved, (b) => inner(b, score));
  if (!gradient.every(Number.isFinite) || !hessian.every(Number.isFinite)) return null;
  return { value: location.value, gradient, hessian };
}
