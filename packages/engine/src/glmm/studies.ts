import { log } from "../numeric/elementary.ts";
import { binomial, type Family, poisson } from "./families.ts";
import { noncentralHypergeometric } from "./noncentral-hypergeometric.ts";
import type { Outcome, Study } from "./study-likelihood.ts";
import type { GlmmData, GlmmSpec } from "./types.ts";

/** The studies as a model sees them. */
export interface GlmmStudies {
  readonly studies: readonly Study[];
  /** Indices into the data of the studies used, and of those that say nothing about the effect. */
  readonly used: readonly number[];
  readonly dropped: readonly number[];
  /** Sampling variances of the effects, 1/2 added to tables with an empty cell, as far as they exist. */
  readonly variances: readonly number[];
  /** Where searches for the effect and a common intercept start. */
  readonly start: { readonly effect: number; readonly intercept: number };
}

/** Whether the model has an intercept per study or a random one, and so an observation per group. */
export function isUnconditional({ measure }: GlmmData, { model }: GlmmSpec): boolean {
  return (measure === "OR" || measure === "IRR") && (model === "UM.FS" || model === "UM.RS");
}

/** One count whose predictor is the effect plus an offset. */
function single(family: Family, offset: number): Study {
  return { outcomes: [{ family, offset, intercept: 0, effect: 1, random: 1 }], intercept: 0 };
}

/** Two groups around an intercept of their own. */
function paired(
  families: readonly [Family, Family],
  offsets: readonly [number, number],
  coding: GlmmSpec["coding"],
  intercept: number,
): Study {
  const group1: Outcome = {
    family: families[0],
    offset: offsets[0],
    intercept: 1,
    effect: 1,
    random: coding,
  };
  const group2: Outcome = {
    family: families[1],
    offset: offsets[1],
    intercept: 1,
    effect: 0,
    random: coding === 0.5 ? -0.5 : 1 - coding,
  };
  return { outcomes: [group1, group2], intercept };
}

const logOdds = (x: number, n: number): number => log((x + 0.5) / (n - x + 0.5));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x, 0);
const half = (...cells: readonly number[]): number => (cells.some((cell) => cell === 0) ? 0.5 : 0);

/** Sum of 1 / cell, 1/2 added to each where one is empty. */
function inverseSum(...cells: readonly number[]): number {
  const add = half(...cells);
  return sum(cells.map((cell) => 1 / (cell + add)));
}

interface Part {
  readonly study: Study;
  readonly variance: number;
  readonly isInformative: boolean;
}

function oddsRatioPart(data: GlmmData & { measure: "OR" }, { model, coding }: GlmmSpec, i: number): Part {
  const [a, b, c, d] = [data.ai[i]!, data.bi[i]!, data.ci[i]!, data.di[i]!];
  const variance = inverseSum(a, b, c, d);
  const isInformative = a + c > 0 && b + d > 0;
  const make = (): Study => {
    if (model === "CM.EL") return single(noncentralHypergeometric(a, b, c, d), 0);
    if (model === "CM.AL") return single(binomial(a, a + c), log((a + b) / (c + d)));
    return paired([binomial(a, a + b), binomial(c, c + d)], [0, 0], coding, logOdds(c, c + d));
  };
  return { study: isInformative ? make() : single(poisson(0), 0), variance, isInformative };
}

function rateRatioPart(data: GlmmData & { measure: "IRR" }, { model, coding }: GlmmSpec, i: number): Part {
  const [x1, t1, x2, t2] = [data.x1i[i]!, data.t1i[i]!, data.x2i[i]!, data.t2i[i]!];
  const isConditional = model === "CM.EL" || model === "CM.AL";
  const study = isConditional
    ? single(binomial(x1, x1 + x2), log(t1 / t2))
    : paired([poisson(x1), poisson(x2)], [log(t1), log(t2)], coding, log((x2 + 0.5) / t2));
  return { study, variance: inverseSum(x1, x2), isInformative: x1 + x2 > 0 };
}

function partOf(data: GlmmData, spec: GlmmSpec, i: number): Part {
  if (data.measure === "OR") return oddsRatioPart(data, spec, i);
  if (data.measure === "IRR") return rateRatioPart(data, spec, i);
  if (data.measure === "PLO") {
    const [x, n] = [data.xi[i]!, data.ni[i]!];
    return { study: single(binomial(x, n), 0), variance: inverseSum(x, n - x), isInformative: true };
  }
  const x = data.xi[i]!;
  return { study: single(poisson(x), log(data.ti[i]!)), variance: inverseSum(x), isInformative: true };
}

/** The number of studies in the data. */
export function rowsOf(data: GlmmData): number {
  return data.measure === "OR" ? data.ai.length : data.measure === "IRR" ? data.x1i.length : data.xi.length;
}

/** Effect and intercept from the counts of all studies together. */
function crudeStart(data: GlmmData): GlmmStudies["start"] {
  if (data.measure === "PLO") return { effect: logOdds(sum(data.xi), sum(data.ni)), intercept: 0 };
  if (data.measure === "IRLN") return { effect: log((sum(data.xi) + 0.5) / sum(data.ti)), intercept: 0 };
  if (data.measure === "IRR") {
    const intercept = log((sum(data.x2i) + 0.5) / sum(data.t2i));
    return { effect: log((sum(data.x1i) + 0.5) / sum(data.t1i)) - intercept, intercept };
  }
  const intercept = logOdds(sum(data.ci), sum(data.ci) + sum(data.di));
  return { effect: logOdds(sum(data.ai), sum(data.ai) + sum(data.bi)) - intercept, intercept };
}

/**
 * Builds the likelihood of every study that says something about the effect: studies without events (or with only events) in both
 * groups are left out, as their likelihood does not depend on it (conditional models) or escapes to infinity (UM.FS).
 * R: `rma.glmm(..., drop00 = TRUE)`
 */
export function studiesOf(data: GlmmData, spec: GlmmSpec): GlmmStudies {
  const parts = Array.from({ length: rowsOf(data) }, (_, i) => ({ i, ...partOf(data, spec, i) }));
  const used = parts.filter(({ isInformative }) => isInformative);
  return {
    studies: used.map(({ study }) => study),
    used: used.map(({ i }) => i),
    dropped: parts.filter(({ isInformative }) => !isInformative).map(({ i }) => i),
    variances: used.map(({ variance }) => variance),
    start: crudeStart(data),
  };
}
