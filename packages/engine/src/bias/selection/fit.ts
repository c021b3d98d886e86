import { log } from "../../numeric/elementary.ts";
import type { PreparedStudies } from "./data.ts";
import { meanOf, parametersOf } from "./estimates.ts";
import type { BoundedMaximum } from "./maximise.ts";
import type { SelectionModel } from "./models.ts";
import {
  fallingWeights,
  type Objective,
  products,
  selectionHeight,
  selectionLikelihood,
} from "./objective.ts";
import { HIGHER, outsideOf, ranAway, risesFarOut } from "./ridge.ts";
import { sampleOf } from "./sample.ts";
import { type Height, maximaFrom, type Search } from "./search.ts";
import { startsOf, unadjusted, unselected } from "./starts.ts";
import type { DeltaSpace, SelectionData, SelectionKernel } from "./types.ts";

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
  | {
      readonly found: true;
      readonly fit: SelectionFit;
      /** The likelihood is higher still far outside the effects, where it has no maximum. */
      readonly ridge: boolean;
      /** How far outside the effects the mean lies, in spans of theirs (range and a standard error); 0 = among them. */
      readonly outside: number;
    }
  /** `fit` is where the search ended, which is no maximum. */
  | { readonly found: false; readonly reason: "ridge" | "no-start"; readonly fit: SelectionFit | null };

/**
 * The highest local maximum of a selection model found from many starting points (weak to severe selection, several means and
 * tau2). A likelihood that rises from everywhere towards means far outside the data has none: a ridge and no result.
 */
export function fitSelection(task: SelectionTask): SelectionSearch {
  const { studies, model, equal } = task;
  const { data } = studies;
  const plain = unadjusted(data, equal);
  const search = searchOf(task);
  const starts = startsOf(plain.at, task).map((at) => ({ at, height: search.screen(at) }));
  const neutral = unselected(plain.at, task);
  const alike = equal ? [] : withoutHeterogeneity([neutral], search, starts);
  const sure = [neutral, ...alike.slice(0, 2).map(({ at }) => at)];
  const reached = maximaFrom(search, starts, sure, equal);
  const maxima = reached.filter((own) => own.converged && !ranAway(own, data));
  const best = maxima[0] ?? reached[0];
  if (best === undefined) return { found: false, reason: "no-start", fit: null };
  const without = equal ? null : heightWithout(alike, best, search);
  const toLogLik = (value: number): number => value - data.y.length * log(data.scale);
  const free = freeDeltas(model.space);
  const fit: SelectionFit = {
    ...parametersOf(best, selectionLikelihood(data, model.kernel(data, false)), task),
    ...(model.given === undefined ? {} : heldAt(model.given)),
    unadjustedMean: meanOf(plain.at, task),
    logLik: toLogLik(best.jet.value),
    logLikUnadjusted: toLogLik(plain.jet.value),
    logLikEqual: without === null ? null : toLogLik(without),
    freeDeltas: free,
    parameters: data.q + (equal ? 0 : 1) + free,
  };
  if (maxima.length === 0) return { found: false, reason: "ridge", fit };
  const higher = reached[0]!.jet.value > best.jet.value + HIGHER;
  const ridge = higher || (!equal && risesFarOut(best, search));
  return { found: true, fit, ridge, outside: outsideOf(best.at[0]!, data) };
}

/** The likelihood of a task at its prices, and the heights by which starting points are compared. */
function searchOf({ studies, model }: SelectionTask): Search & { readonly screen: Search["height"] } {
  const { data } = studies;
  const { space, falling } = model;
  const { q } = data;
  const sample = model.steep === true ? data : sampleOf(data);
  const kernel = model.kernel(data, true);
  const few = sample === data ? kernel : model.kernel(sample, true);
  const objective = (of: SelectionData, by: SelectionKernel): Objective =>
    falling ? fallingWeights(selectionLikelihood(of, by), q) : selectionLikelihood(of, by);
  const height = (of: SelectionData, by: SelectionKernel): Search["height"] => {
    const own = selectionHeight(of, by);
    return falling ? (at) => own(Float64Array.of(...at.slice(0, q + 1), ...products(at.slice(q + 1)))) : own;
  };
  return {
    fine: objective(data, model.kernel(data, false)),
    coarse: objective(data, kernel),
    screening: objective(sample, few),
    height: height(data, kernel),
    screen: height(sample, few),
    data,
    space,
  };
}

/** The maxima at tau2 = 0. */
function withoutHeterogeneity(
  sure: readonly Float64Array[],
  search: Search,
  starts: readonly Height[],
): readonly BoundedMaximum[] {
  const { q } = search.data;
  const alike = starts.filter(({ at }) => at[q] === 0);
  const points = sure.map((at) => at.with(q, 0));
  return maximaFrom(search, alike, points, true);
}

/** The height of the highest of the maxima at tau2 = 0, the one beside the maximum with heterogeneity among them. */
function heightWithout(alike: readonly BoundedMaximum[], best: BoundedMaximum, search: Search): number {
  if (best.at[search.data.q] === 0) return best.jet.value;
  const beside = withoutHeterogeneity([best.at], search, []);
  const heights = [...alike, ...beside].map(({ jet }) => jet.value);
  return heights.reduce((a, b) => Math.max(a, b));
}

/** A selection function chosen beforehand as a fit tells it. */
function heldAt(
  given: readonly number[],
): Pick<SelectionFit, "delta" | "seDelta" | "deltaCovariance" | "bounded"> {
  return {
    delta: given,
    seDelta: given.map(() => null),
    deltaCovariance: new Float64Array(given.length * given.length),
    bounded: given.map(() => null),
  };
}

function freeDeltas({ lower, upper }: DeltaSpace): number {
  return lower.filter((low, j) => low !== upper[j]).length;
}
