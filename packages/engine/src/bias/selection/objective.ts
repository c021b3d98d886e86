import { log } from "../../numeric/elementary.ts";
import type { Jet } from "./maximise.ts";
import type { LocalJet, SelectionData, SelectionKernel } from "./types.ts";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** A function of all parameters: q coefficients, tau2, delta, in this order. */
export type Objective = (at: Float64Array) => Jet;

/**
 * The log-likelihood of the random-effects model of the published studies:
 * sum of log N(y_i; x_i'b, v_i + tau2) + log w(p_i) - log A_i. Studies that were published whatever they found have the first term
 * only. R: `selmodel(..., subset = selected)` (metafor >= 4.8).
 */
export function selectionLikelihood(data: SelectionData, kernel: SelectionKernel): Objective {
  const { q } = data;
  const d = kernel.size;
  const size = q + 1 + d;
  const local: LocalJet = {
    value: 0,
    gradient: new Float64Array(2 + d),
    hessian: new Float64Array((2 + d) * (2 + d)),
  };
  return (at) => {
    const jet = { value: 0, gradient: new Float64Array(size), hessian: new Float64Array(size * size) };
    const tau2 = at[q]!;
    kernel.prepare(at.slice(q + 1));
    for (let i = 0; i < data.y.length; i++) {
      let mu = 0;
      for (let c = 0; c < q; c++) mu += data.x[i * q + c]! * at[c]!;
      const own = data.exempt?.[i] === 1 ? NO_SELECTION : kernel;
      if (!own.study(i, mu, tau2, local)) return { ...jet, value: Number.NEGATIVE_INFINITY };
      addDensity(local, data.y[i]! - mu, data.v[i]! + tau2, 2 + d);
      if (!Number.isFinite(local.value)) return { ...jet, value: Number.NEGATIVE_INFINITY };
      addStudy(jet, local, data, i);
    }
    return jet;
  };
}

/** The same log-likelihood alone, without derivatives. */
export function selectionHeight(data: SelectionData, kernel: SelectionKernel): (at: Float64Array) => number {
  const { q, y, v, x, exempt } = data;
  return (at) => {
    const tau2 = at[q]!;
    kernel.prepare(at.slice(q + 1));
    let sum = 0;
    for (let i = 0; i < y.length; i++) {
      let mu = 0;
      for (let c = 0; c < q; c++) mu += x[i * q + c]! * at[c]!;
      const own = exempt?.[i] === 1 ? 0 : kernel.value(i, mu, tau2);
      const total = v[i]! + tau2;
      const residual = y[i]! - mu;
      sum += own - HALF_LOG_TWO_PI - 0.5 * log(total) - (0.5 * residual * residual) / total;
      if (!Number.isFinite(sum)) return Number.NEGATIVE_INFINITY;
    }
    return sum;
  };
}

/** Adds log N(y; mu, total) with its derivatives by mu and the variance. */
function addDensity(local: LocalJet, residual: number, total: number, n: number): void {
  const r = residual / total;
  const rr = residual * r;
  local.value += -HALF_LOG_TWO_PI - 0.5 * log(total) - 0.5 * rr;
  local.gradient[0]! += r;
  local.gradient[1]! += (rr - 1) / (2 * total);
  local.hessian[0]! -= 1 / total;
  local.hessian[1]! -= r / total;
  local.hessian[n]! -= r / total;
  local.hessian[n + 1]! += (0.5 - rr) / (total * total);
}

/** Adds a study's jet by its mean to that by the coefficients. */
function addStudy(
  jet: { value: number; readonly gradient: Float64Array; readonly hessian: Float64Array },
  { value, gradient, hessian }: LocalJet,
  { x, q }: SelectionData,
  i: number,
): void {
  const size = jet.gradient.length;
  const n = gradient.length;
  jet.value += value;
  for (let a = 0; a < size; a++) {
    const fromA = a < q ? 0 : a - q + 1;
    const factorA = a < q ? x[i * q + a]! : 1;
    jet.gradient[a]! += factorA * gradient[fromA]!;
    for (let b = 0; b <= a; b++) {
      const fromB = b < q ? 0 : b - q + 1;
      const factorB = b < q ? x[i * q + b]! : 1;
      const part = factorA * factorB * hessian[fromA * n + fromB]!;
      jet.hessian[a * size + b]! += part;
      if (a !== b) jet.hessian[b * size + a]! += part;
    }
  }
}

/** A kernel that selects nothing. */
export const NO_SELECTION: SelectionKernel = {
  size: 0,
  prepare() {
    // Without selection there is nothing to prepare.
  },
  value: () => 0,
  study(_i, _mu, _tau2, out) {
    out.value = 0;
    out.gradient.fill(0);
    out.hessian.fill(0);
    return true;
  },
};

/**
 * The same function with delta_j = rho_1 rho_2 ... rho_j, so that 0 <= rho <= 1 makes delta fall.
 * @param q number of coefficients
 */
export function fallingWeights(objective: Objective, q: number): Objective {
  return (at) => {
    const from = q + 1;
    const d = at.length - from;
    const rho = at.slice(from);
    const jet = objective(Float64Array.of(...at.slice(0, from), ...products(rho)));
    if (!Number.isFinite(jet.value)) return jet;
    const jacobian = Float64Array.from({ length: d * d }, (_, cell) =>
      productWithout(rho, Math.floor(cell / d), [cell % d]),
    );
    return chained(jet, jacobian, rho, from);
  };
}

/** delta_j = rho_1 ... rho_j. */
export function products(rho: ArrayLike<number>): number[] {
  let product = 1;
  return Array.from(rho, (own) => {
    product *= own;
    return product;
  });
}

/** The product of rho_0 .. rho_last but for some, or 0 where one of these lies beyond: a derivative of delta_last. */
function productWithout(rho: Float64Array, last: number, without: readonly number[]): number {
  if (without.some((place) => place > last)) return 0;
  let product = 1;
  for (let l = 0; l <= last; l++) if (!without.includes(l)) product *= rho[l]!;
  return product;
}

function chained(jet: Jet, jacobian: Float64Array, rho: Float64Array, from: number): Jet {
  const size = jet.gradient.length;
  const d = rho.length;
  const full = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      full[i * size + j] = i < from || j < from ? (i === j ? 1 : 0) : jacobian[(i - from) * d + (j - from)]!;
    }
  }
  const gradient = new Float64Array(size);
  const half = new Float64Array(size * size);
  const hessian = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let i = 0; i < size; i++) {
      gradient[a]! += full[i * size + a]! * jet.gradient[i]!;
      for (let b = 0; b < size; b++) half[a * size + b]! += full[i * size + a]! * jet.hessian[i * size + b]!;
    }
  }
  for (let a = 0; a < size; a++) {
    for (let i = 0; i < size; i++) {
      for (let b = 0; b < size; b++) hessian[a * size + b]! += half[a * size + i]! * full[i * size + b]!;
    }
  }
  for (let a = 0; a < d; a++) {
    for (let b = 0; b < d; b++) {
      if (a === b) continue;
      let bend = 0;
      for (let j = Math.max(a, b); j < d; j++)
        bend += jet.gradient[from + j]! * productWithout(rho, j, [a, b]);
      hessian[(from + a) * size + from + b]! += bend;
    }
  }
  return { value: jet.value, gradient, hessian };
}
