import { invertSpd } from "../../numeric/linear-algebra.ts";
import type { SelectionFit, SelectionTask } from "./fit.ts";
import type { BoundedMaximum } from "./maximise.ts";
import { type Objective, products } from "./objective.ts";

/** The mean of the fitted effects at a point of the search, on the analysis scale. */
export function meanOf(at: Float64Array, { studies, favours, nullValue }: SelectionTask): number {
  return nullValue + favours * at[0]! * studies.data.scale;
}

/** Estimates and standard errors on the analysis scale, from the observed information of what is not held at a natural bound. */
export function parametersOf(
  best: BoundedMaximum,
  likelihood: Objective,
  task: SelectionTask,
): Pick<
  SelectionFit,
  "mean" | "coefficients" | "tau2" | "seTau2" | "delta" | "seDelta" | "deltaCovariance" | "bounded"
> {
  const { studies, favours, nullValue } = task;
  const { space, falling } = task.model;
  const { data, names, back } = studies;
  const { q, scale } = data;
  const d = space.names.length;
  const size = q + 1 + d;
  const delta = falling ? products(best.at.slice(q + 1)) : Array.from(best.at.slice(q + 1));
  const bounded = delta.map((own, j) =>
    space.lower[j] === space.upper[j]
      ? null
      : own <= space.lower[j]!
        ? "lower"
        : own >= space.upper[j]! && !falling
          ? "upper"
          : null,
  );
  const at = Float64Array.of(...best.at.slice(0, q + 1), ...delta);
  const held = Array.from(at, (own, i) => {
    if (i < q) return false;
    if (i === q) return task.equal || own === 0;
    const j = i - q - 1;
    return space.lower[j] === space.upper[j] || (space.walls && bounded[j] === "lower");
  });
  const { hessian } = likelihood(at);
  const covariance = covarianceOf(hessian, held, size);
  const seOf = (i: number): number | null => {
    const variance = covariance === null || held[i]! ? null : covariance[i * size + i]!;
    return variance !== null && variance > 0 ? Math.sqrt(variance) : null;
  };
  const times = (se: number | null, factor: number): number | null => (se === null ? null : se * factor);
  const [coefficients, variances] = linear(back, at, covariance, q);
  return {
    mean: { estimate: nullValue + favours * at[0]! * scale + 0, se: times(seOf(0), scale) },
    coefficients: names.map((name, c) => ({
      name,
      estimate: favours * coefficients[c]! * scale + (c === 0 ? nullValue : 0) + 0,
      se: variances === null || !(variances[c]! > 0) ? null : Math.sqrt(variances[c]!) * scale,
    })),
    tau2: at[q]! * scale * scale,
    seTau2: times(seOf(q), scale * scale),
    delta,
    seDelta: delta.map((_, j) => seOf(q + 1 + j)),
    deltaCovariance: Float64Array.from({ length: d * d }, (_, cell) => {
      const [r, c] = [q + 1 + Math.floor(cell / d), q + 1 + (cell % d)];
      return covariance === null || held[r]! || held[c]! ? 0 : covariance[r * size + c]!;
    }),
    bounded,
  };
}

/** Coefficients of the design as given, and their variances. */
function linear(
  back: Float64Array,
  at: Float64Array,
  covariance: Float64Array | null,
  q: number,
): readonly [Float64Array, Float64Array | null] {
  const size = at.length;
  const coefficients = new Float64Array(q);
  const variances = new Float64Array(q);
  for (let c = 0; c < q; c++) {
    for (let a = 0; a < q; a++) {
      coefficients[c]! += back[c * q + a]! * at[a]!;
      for (let b = 0; b < q && covariance !== null; b++) {
        variances[c]! += back[c * q + a]! * back[c * q + b]! * covariance[a * size + b]!;
      }
    }
  }
  return [coefficients, covariance === null ? null : variances];
}

/** The inverse of minus the Hessian of the parameters not held, at their places; null where it is not positive definite. */
function covarianceOf(hessian: Float64Array, held: readonly boolean[], size: number): Float64Array | null {
  const free = held.flatMap((own, i) => (own ? [] : [i]));
  const matrix = Float64Array.from({ length: free.length * free.length }, (_, cell) => {
    const [r, c] = [free[Math.floor(cell / free.length)]!, free[cell % free.length]!];
    return -hessian[r * size + c]!;
  });
  const inverse = invertSpd(matrix, free.length);
  if (inverse === null) return null;
  const full = new Float64Array(size * size);
  for (const [r, i] of free.entries()) {
    for (const [c, j] of free.entries()) full[i * size + j] = inverse[r * free.length + c]!;
  }
  return full;
}
