import { log, square } from "../../numeric/elementary.ts";
import { invertSpd } from "../../numeric/linear-algebra.ts";
import type { PreparedStudies } from "./data.ts";
import { type BoundedMaximum, maximiseBetween } from "./maximise.ts";
import type { SelectionModel } from "./models.ts";
import { fallingWeights, NO_SELECTION, type Objective, products, selectionLikelihood } from "./objective.ts";
import type { DeltaSpace, SelectionData } from "./types.ts";

/** What is to be maximised. */
export interface SelectionTask {
  readonly studies: PreparedStudies;
  readonly model: SelectionModel;
  /** tau2 = 0. */
  readonly equal: boolean;
  /** The direction in which results are thought to be favoured. */
  readonly favours: 1 | -1;
  readonly nullValue: number;
}

/** The maximum of a selection model, on the analysis scale. */
export interface SelectionFit {
  /** The mean of the fitted effects; without moderators the mean effect. */
  readonly mean: { readonly estimate: number; readonly se: number | null };
  /** By name: the constant first. */
  readonly coefficients: readonly {
    readonly name: string;
    readonly estimate: number;
    readonly se: number | null;
  }[];
  readonly tau2: number;
  readonly seTau2: number | null;
  readonly delta: readonly number[];
  readonly seDelta: readonly (number | null)[];
  /** Covariance of delta, row by row; 0 where it is held. */
  readonly deltaCovariance: Float64Array;
  /** Parameters of the selection function at a bound. */
  readonly bounded: readonly ("lower" | "upper" | null)[];
  /** The mean by maximum likelihood without selection. */
  readonly unadjustedMean: number;
  readonly logLik: number;
  readonly logLikUnadjusted: number;
  /** The likelihood at tau2 = 0, the rest maximised; null where tau2 is not estimated. */
  readonly logLikEqual: number | null;
  /** Free parameters of the selection function. */
  readonly freeDeltas: number;
  /** All free parameters. */
  readonly parameters: number;
}

/** A fit, or what the search met instead. */
export type SelectionSearch =
  | { readonly found: true; readonly fit: SelectionFit }
  /** `fit` is where the search ended, which is no maximum or none that could be an estimate. */
  | { readonly found: false; readonly reason: "ridge" | "no-start"; readonly fit: SelectionFit | null };

/** Steps given to starting points on the coarse likelihood, and how many of the best go on. */
const ROUNDS: readonly { readonly steps: number; readonly kept: number }[] = [
  { steps: 5, kept: 9 },
  { steps: 15, kept: 3 },
];
/** Of the means and tau2 tried with one selection, this many go on. */
const PER_SELECTION = 3;
const MOST_STEPS = 300;
/** A mean this many spans of the effects outside them is no estimate of theirs. */
const FAR_OUT = 10;
/** How far out a ridge is looked for, in mean absolute effects, and by how much (in log-likelihood) its start may lie lower. */
const RIDGES: readonly number[] = [30, 300, 3000];
const NEARLY = 8;
/**
 * The highest maximum of a selection model found from many starting points (weak to severe selection, several means and tau2).
 * A search that ends far outside the data without a maximum is a ridge and no result.
 */
export function fitSelection(task: SelectionTask): SelectionSearch {
  const { studies, model, equal } = task;
  const { data } = studies;
  const { space } = model;
  const plain = unadjusted(data, equal);
  const likelihood = selectionLikelihood(data, model.kernel(data, false));
  const coarse = selectionLikelihood(data, model.kernel(data, true));
  const search: Search = {
    fine: model.falling ? fallingWeights(likelihood, data.q) : likelihood,
    coarse: model.falling ? fallingWeights(coarse, data.q) : coarse,
    data,
    space,
  };
  const best = highest(search, startsOf(plain.at, task), equal);
  if (best === null) return { found: false, reason: "no-start", fit: null };
  const toLogLik = (value: number): number => value - data.y.length * log(data.scale);
  const without = equal ? null : highest(search, alikeStarts(best.at, plain.at, task), true);
  const fit: SelectionFit = {
    ...parametersOf(best, likelihood, task),
    unadjustedMean: meanOf(plain.at, task),
    logLik: toLogLik(best.jet.value),
    logLikUnadjusted: toLogLik(plain.jet.value),
    logLikEqual: without === null ? null : toLogLik(without.jet.value),
    freeDeltas: freeDeltas(space),
    parameters: data.q + (equal ? 0 : 1) + freeDeltas(space),
  };
  return isRidge(best, search, equal) ? { found: false, reason: "ridge", fit } : { found: true, fit };
}

function freeDeltas({ lower, upper }: DeltaSpace): number {
  return lower.filter((low, j) => low !== upper[j]).length;
}

/** The model without selection by maximum likelihood, from several tau2. */
function unadjusted(data: SelectionData, equal: boolean): BoundedMaximum {
  const bounds = boundsOf(data.q, equal, {
    names: [],
    lower: [],
    upper: [],
    walls: false,
    neutral: [],
    starts: [],
  });
  const spread = data.y.reduce((most, y) => Math.max(most, square(y)), 0);
  const objective = selectionLikelihood(data, NO_SELECTION);
  return [0, 0.01, 0.1, 1]
    .map((share) => {
      const start = new Float64Array(data.q + 1);
      start[data.q] = share * spread;
      return maximiseBetween(objective, start, bounds, allowances(data, 0));
    })
    .reduce((best, next) => (next.jet.value > best.jet.value ? next : best));
}

function boundsOf(q: number, equal: boolean, space: DeltaSpace): { lower: number[]; upper: number[] } {
  const free = Array.from({ length: q }, () => Number.POSITIVE_INFINITY);
  return {
    lower: [...free.map((x) => -x), 0, ...space.lower],
    upper: [...free, equal ? 0 : Number.POSITIVE_INFINITY, ...space.upper],
  };
}

function allowances({ q }: SelectionData, d: number): number[] {
  return [...Array.from({ length: q }, () => 0.5), 0.2, ...Array.from({ length: d }, () => 0.3)];
}

/**
 * Every selection to start from, with the unadjusted model, with means drawn to no effect and beyond, and with more or less
 * heterogeneity, up to distributions of which the published studies are a far tail.
 */
function startsOf(plain: Float64Array, { studies, model, equal }: SelectionTask): Float64Array[] {
  const { q, y } = studies.data;
  const tau2 = Math.max(plain[q]!, 0.05);
  const spread = 1 + y.reduce((sum, own) => sum + Math.abs(own), 0) / y.length;
  const wide = spread * spread;
  const mean = plain[0]!;
  const pairs: readonly (readonly [mean: number, tau2: number])[] = equal
    ? [mean, 0, -0.5 * mean, -3 * spread].map((own) => [own, 0] as const)
    : [
        [mean, tau2],
        [mean, 0],
        [0, 0],
        [0, tau2],
        [-0.5 * mean, 0.5 * tau2 + 0.3],
        [2 * mean, 10 * (1 + tau2)],
        [-spread, tau2 + 0.2],
        [-spread, 0.2 * wide],
        [5 * spread, 5 * wide],
        [-5 * spread, 5 * wide],
        [-10 * spread, 4 * wide],
        [-30 * spread, 30 * wide],
      ];
  return model.space.starts.flatMap((delta) =>
    pairs.map(([own, variance]) => Float64Array.of(own, ...plain.slice(1, q), variance, ...delta)),
  );
}

/** Where a search without heterogeneity starts: at the maximum with heterogeneity, and at the model without selection. */
function alikeStarts(
  best: Float64Array,
  plain: Float64Array,
  { studies, model }: SelectionTask,
): Float64Array[] {
  const { q } = studies.data;
  return [
    best.with(q, 0),
    ...model.space.starts.map((delta) => Float64Array.of(...plain.slice(0, q), 0, ...delta)),
  ];
}

interface Search {
  readonly fine: Objective;
  readonly coarse: Objective;
  readonly data: SelectionData;
  readonly space: DeltaSpace;
}

function highest(search: Search, starts: readonly Float64Array[], equal: boolean): BoundedMaximum | null {
  const { data, space } = search;
  const bounds = boundsOf(data.q, equal, space);
  const allowed = allowances(data, space.names.length);
  const climb = (objective: Objective, at: Float64Array, most: number): BoundedMaximum =>
    maximiseBetween(objective, at, bounds, allowed, { most });
  let points = promising(search, starts);
  for (const { steps, kept } of ROUNDS) {
    const climbed = points
      .map((at) => climb(search.coarse, at, steps))
      .filter(({ jet }) => Number.isFinite(jet.value))
      .sort((a, b) => b.jet.value - a.jet.value);
    points = distinct(climbed)
      .slice(0, kept)
      .map(({ at }) => at);
  }
  return points
    .map((at) => climb(search.fine, at, MOST_STEPS))
    .reduce<BoundedMaximum | null>(
      (best, next) => (best === null || next.jet.value > best.jet.value ? next : best),
      null,
    );
}

/** The best starting points of each delta. */
function promising({ coarse, data }: Search, starts: readonly Float64Array[]): Float64Array[] {
  const keyOf = (at: Float64Array): string => at.slice(data.q + 1).join();
  const selections = [...new Set(starts.map(keyOf))];
  return selections.flatMap((selection) =>
    starts
      .filter((at) => keyOf(at) === selection)
      .map((at) => ({ at, height: coarse(at).value }))
      .filter(({ height }) => Number.isFinite(height))
      .sort((a, b) => b.height - a.height)
      .slice(0, PER_SELECTION)
      .map(({ at }) => at),
  );
}

/** Those that are not at the same height as the one before. */
function distinct(points: readonly BoundedMaximum[]): BoundedMaximum[] {
  return points.filter(
    ({ jet }, i) => i === 0 || points[i - 1]!.jet.value - jet.value > 1e-7 * (1 + Math.abs(jet.value)),
  );
}

/**
 * Whether the search ended without a maximum, with a mean that no study comes near, or below a likelihood that distant wide
 * distributions reach.
 */
function isRidge(best: BoundedMaximum, search: Search, equal: boolean): boolean {
  const { data } = search;
  if (!best.converged || distanceFrom(best.at[0]!, data) > FAR_OUT) return true;
  if (equal) return false;
  const spread = 1 + data.y.reduce((sum, own) => sum + Math.abs(own), 0) / data.y.length;
  const bounds = boundsOf(data.q, equal, search.space);
  const allowed = allowances(data, search.space.names.length);
  return RIDGES.some((far) => {
    const start = best.at.with(0, -far * spread).with(data.q, far * spread * spread);
    if (!(search.coarse(start).value > best.jet.value - NEARLY)) return false;
    const { at } = maximiseBetween(search.coarse, start, bounds, allowed, { most: 60 });
    const jet = search.fine(at);
    return jet.value > best.jet.value + 1e-6 && distanceFrom(at[0]!, data) > FAR_OUT;
  });
}

/** How far a mean lies outside the effects, in spans of the effects (their range and a standard error). */
function distanceFrom(mean: number, { y }: SelectionData): number {
  const least = y.reduce((a, b) => Math.min(a, b));
  const most = y.reduce((a, b) => Math.max(a, b));
  return Math.max(0, least - mean, mean - most) / (most - least + 1);
}

function meanOf(at: Float64Array, { studies, favours, nullValue }: SelectionTask): number {
  return nullValue + favours * at[0]! * studies.data.scale;
}

/** Estimates and standard errors on the analysis scale, from the observed information of what is not held at a natural bound. */
function parametersOf(
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
