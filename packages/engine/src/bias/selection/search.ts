import { type BoundedMaximum, maximiseBetween } from "./maximise.ts";
import type { Objective } from "./objective.ts";
import type { DeltaSpace, SelectionData } from "./types.ts";

/** The likelihood of a model of some studies, at three prices. */
export interface Search {
  readonly fine: Objective;
  /** Good to a few digits. */
  readonly coarse: Objective;
  /** The value alone of `coarse`. */
  readonly height: (at: Float64Array) => number;
  /** `coarse` of the studies that stand for all where starting points are compared. */
  readonly screening: Objective;
  readonly data: SelectionData;
  readonly space: DeltaSpace;
}

/** A point with its height on the coarse likelihood of the studies that stand for all. */
export interface Height {
  readonly at: Float64Array;
  readonly height: number;
}

/** Of the means and tau2 tried with one selection, this many go on. */
const PER_SELECTION = 2;
interface Round {
  readonly from: number;
  readonly steps: number;
}
/** Newton steps on the coarse likelihood, and from how many of the highest points. */
const ROUNDS: readonly Round[] = [{ from: 14, steps: 4 }];
/** Without heterogeneity heights say little before the mean has settled. */
const EQUAL_ROUNDS: readonly Round[] = [
  { from: 30, steps: 1 },
  { from: 12, steps: 3 },
];
/** A step that gains less (relative to the log-likelihood) ends a climb on the coarse likelihood. */
const COARSE_GAIN = 1e-4;
/** How many go on to climb, and by how many steps at most. */
const FOLLOWED = 6;
const COARSE_STEPS = 15;
/** How many of the points reached are followed to the end on the fine likelihood. */
const POLISHED = 4;
const MOST_STEPS = 300;
/** Heights on the coarse likelihood (relative to 1 + their size) that differ by more do so on the fine one. */
const CLEARLY = 0.005;
const FARTHEST = 200;
/** Points nearer than this (relative to 1 + their size) have climbed the same hill. */
const NEAR = 0.02;

/**
 * The local maxima reached from the highest of many starting points, highest first. The best of them on a coarse likelihood climb
 * some Newton steps there, those on different hills some more, and the best of these to the end.
 * @param sure points that climb on in any case
 */
export function maximaFrom(
  search: Search,
  starts: readonly Height[],
  sure: readonly Float64Array[],
  equal: boolean,
): readonly BoundedMaximum[] {
  const { data, space } = search;
  const bounds = boundsOf(data, equal, space);
  const allowed = allowances(data.q, space.names.length);
  const climbed = (height: Objective, points: readonly Float64Array[], most: number): BoundedMaximum[] =>
    apart(points.map((at) => maximiseBetween(height, at, bounds, allowed, { most, tolerance: COARSE_GAIN })));
  let points = promising(data.q, starts);
  for (const { from, steps } of equal ? EQUAL_ROUNDS : ROUNDS) {
    points = climbed(search.screening, points.slice(0, from), steps).map(({ at }) => at);
  }
  const hills = climbed(search.coarse, [...sure, ...points.slice(0, FOLLOWED)], COARSE_STEPS);
  const polished: BoundedMaximum[] = [];
  for (const hill of hills.slice(0, POLISHED)) {
    if (polished.some((own) => isSettled(own, data) && isBelow(hill, own))) continue;
    polished.push(maximiseBetween(search.fine, hill.at, bounds, allowed, { most: MOST_STEPS }));
  }
  return polished.filter(({ jet }) => Number.isFinite(jet.value)).sort((a, b) => b.jet.value - a.jet.value);
}

/** Whether a maximum is one that can be the answer. */
function isSettled({ at, converged }: BoundedMaximum, data: SelectionData): boolean {
  return converged && Math.abs(at[0]!) < meanLimit(data);
}

/** Whether a hill on the coarse likelihood, climbed to its top, lies so far below a maximum that it cannot be the highest. */
function isBelow({ jet, gain }: BoundedMaximum, maximum: BoundedMaximum): boolean {
  const size = 1 + Math.abs(maximum.jet.value);
  return gain < COARSE_GAIN && jet.value + CLEARLY * size < maximum.jet.value;
}

export function boundsOf(
  data: SelectionData,
  equal: boolean,
  space: DeltaSpace,
): { lower: number[]; upper: number[] } {
  const limit = meanLimit(data);
  const others = Array.from({ length: data.q - 1 }, () => Number.POSITIVE_INFINITY);
  return {
    lower: [-limit, ...others.map((x) => -x), 0, ...space.lower],
    upper: [limit, ...others, equal ? 0 : Number.POSITIVE_INFINITY, ...space.upper],
  };
}

/** Means beyond this are not followed: {@link FARTHEST} spans of the effects (their range and a standard error). */
export function meanLimit({ y }: SelectionData): number {
  const least = y.reduce((a, b) => Math.min(a, b));
  const most = y.reduce((a, b) => Math.max(a, b));
  return FARTHEST * (most - least + 1) + Math.max(Math.abs(least), Math.abs(most));
}

/** Steps that are always permitted, for q coefficients, tau2 and d parameters of selection. */
export function allowances(q: number, d: number): number[] {
  return [...Array.from({ length: q }, () => 0.5), 0.2, ...Array.from({ length: d }, () => 0.3)];
}

/** The best starting points of each selection, highest first. */
function promising(q: number, starts: readonly Height[]): Float64Array[] {
  const bySelection = new Map<string, Height[]>();
  for (const start of starts) {
    const selection = start.at.slice(q + 1).join();
    const alike = bySelection.get(selection) ?? [];
    bySelection.set(selection, alike);
    alike.push(start);
  }
  const best = [...bySelection.values()].flatMap((alike) => byHeight(alike).slice(0, PER_SELECTION));
  return byHeight(best).map(({ at }) => at);
}

function byHeight(points: readonly Height[]): Height[] {
  return points.filter(({ height }) => height > Number.NEGATIVE_INFINITY).sort((a, b) => b.height - a.height);
}

/** The places reached, highest first, one for each that lies apart from the others. */
function apart(reached: readonly BoundedMaximum[]): BoundedMaximum[] {
  const kept: BoundedMaximum[] = [];
  const highestFirst = reached
    .filter(({ jet }) => Number.isFinite(jet.value))
    .toSorted((a, b) => b.jet.value - a.jet.value);
  for (const own of highestFirst) {
    if (kept.every(({ at }) => !isNear(at, own.at))) kept.push(own);
  }
  return kept;
}

function isNear(a: Float64Array, b: Float64Array): boolean {
  return a.every((x, i) => Math.abs(x - b[i]!) <= NEAR * (1 + Math.abs(x)));
}
