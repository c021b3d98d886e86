import { exp, log } from "../../numeric/elementary.ts";
import { minimise } from "../../numeric/minimise.ts";
import type { UnitEffects } from "./effect-units.ts";
import { type EnsembleModel, TAU_SCALE } from "./ensembles.ts";
import { type GivenTau, integrateGivenTau, WEIGHT_BINS } from "./given-tau.ts";
import { logOfSum } from "./lattice.ts";
import type { LogGrid } from "./log-grid.ts";
import { targetOf } from "./model-target.ts";
import { type Peak, peakOf } from "./peak.ts";
import type { Target } from "./target.ts";

/** The mean's distribution at one tau, with the share of the model's probability that lies there. */
interface MeanPart {
  readonly share: number;
  readonly grid: LogGrid;
}

/** One model integrated; plain data, because it crosses between workers. In units of Cohen's d. */
export interface ModelIntegral {
  /** log of the marginal likelihood. */
  readonly logMarginal: number;
  /** How far its last two refinements differ, relatively. */
  readonly error: number;
  /** Empty where the mean is 0. */
  readonly mean: readonly MeanPart[];
  /** log density of log tau; null where tau is 0. */
  readonly logTau: LogGrid | null;
  /** Posterior mean of the slope, or of every weight but the first. */
  readonly means: readonly number[];
  /** Of weights, shares of equal bins over [0, 1]. */
  readonly shares: readonly (readonly number[])[];
}

/** log tau is looked over from where the prior is nothing to where no likelihood is anything. */
const LOWEST = -6;
const HIGHEST = 15;
const SCAN = 0.5;
/** tau is integrated over wherever the density is within exp(-NEGLIGIBLE) of its largest. */
const NEGLIGIBLE = 25;
const MOST_HALVINGS = 5;
/** Halving the step squares the error, so that the finer sum is far better than this. */
const AGREE = 2e-6;
const MOST_NODES = 3000;

/** log of the density of log tau under the prior: with tau ~ inverse gamma(1, s), (s / tau) exp(-s / tau). */
function logPriorAt(tau: number): number {
  return log(TAU_SCALE / tau) - TAU_SCALE / tau;
}

interface Profile {
  readonly top: number;
  readonly peak: number;
  readonly spread: number;
  readonly low: number;
  readonly high: number;
  /** Where the density was largest at places looked at. */
  near(w: number): Float64Array | null;
}

/** Where along log tau a model has its probability, by Laplace's approximation over everything else. */
function profileOf(target: Target): Profile {
  const found: { readonly w: number; readonly peak: Peak }[] = [];
  const near = (w: number): Float64Array | null => {
    let best: Float64Array | null = null;
    let distance = Number.POSITIVE_INFINITY;
    for (const one of found) {
      if (Math.abs(one.w - w) < distance) [best, distance] = [one.peak.at, Math.abs(one.w - w)];
    }
    return best;
  };
  const height = (w: number): number => {
    const constant = target.setTau(exp(w)) + logPriorAt(exp(w));
    if (target.dims === 0) return constant;
    const peak = peakOf(target, near(w));
    found.push({ w, peak });
    return constant + peak.laplace;
  };
  const heights: { readonly w: number; readonly value: number }[] = [];
  let [best, bestAt] = [Number.NEGATIVE_INFINITY, LOWEST];
  for (let w = LOWEST; w <= HIGHEST; w += SCAN) {
    const value = height(w);
    heights.push({ w, value });
    if (value > best) [best, bestAt] = [value, w];
    if (value < best - 2 * NEGLIGIBLE) break;
  }
  const top = minimise((w) => -height(w), bestAt - SCAN, bestAt + SCAN, 4, 1e-4);
  const peak = Math.max(-top.value, best);
  const e = 0.01;
  const bend = (2 * height(top.at) - height(top.at - e) - height(top.at + e)) / (e * e);
  const kept = heights.filter(({ value }) => value > peak - NEGLIGIBLE).map(({ w }) => w);
  return {
    top: top.at,
    peak,
    spread: Math.min(0.6, Math.max(0.005, 1 / Math.sqrt(Math.max(bend, 1)))),
    low: Math.min(top.at, ...kept),
    high: Math.max(top.at, ...kept),
    near,
  };
}

interface TauNode {
  readonly w: number;
  /** log of the density of log tau, times the likelihood. */
  readonly log: number;
  readonly given: GivenTau;
}

/**
 * A model with tau free, by the trapezoidal rule in log tau, halved until it agrees with itself. Whatever is smooth and dies out on
 * both sides is integrated with an error that falls exponentially.
 */
function overTau(target: Target, hasWeights: boolean): ModelIntegral {
  const profile = profileOf(target);
  let least = 0;
  const known = new Map<number, TauNode>();
  const nodeAt = (w: number): TauNode => {
    const seen = known.get(w);
    if (seen !== undefined) return seen;
    const tau = exp(w);
    const constant = target.setTau(tau);
    const prior = logPriorAt(tau);
    const from = target.dims === 0 ? null : profile.near(w);
    const peak = target.dims === 0 ? 0 : peakOf(target, from).laplace;
    const about = Math.min(1, exp(constant + prior + peak - profile.peak));
    const given = integrateGivenTau(target, constant, hasWeights, from, about, least);
    if (known.size === 0) least = given.level;
    const node = { w, log: given.logIntegral + prior, given };
    known.set(w, node);
    return node;
  };
  nodeAt(profile.top);
  let nodes: readonly TauNode[] = [];
  let [before, error] = [Number.NaN, Number.POSITIVE_INFINITY];
  let step = profile.spread;
  for (let halving = 0; halving <= MOST_HALVINGS; halving++, step /= 2) {
    nodes = nodesWith(nodeAt, profile, step);
    const total = log(step) + logOfSum(nodes.map((node) => node.log));
    error = Number.isNaN(before) ? Number.POSITIVE_INFINITY : Math.abs(total - before);
    before = total;
    if (!(error > AGREE) || nodes.length > MOST_NODES) break;
  }
  return mixed(nodes, before, error);
}

function nodesWith(nodeAt: (w: number) => TauNode, profile: Profile, step: number): readonly TauNode[] {
  const walk = (direction: 1 | -1, edge: number): TauNode[] => {
    const found: TauNode[] = [];
    for (let place = direction === 1 ? 0 : 1; found.length < MOST_NODES; place++) {
      const node = nodeAt(profile.top + direction * place * step);
      found.push(node);
      const beyond = direction === 1 ? node.w >= edge : node.w <= edge;
      if (!Number.isFinite(node.log) || (beyond && node.log < profile.peak - NEGLIGIBLE)) break;
    }
    return found;
  };
  return [...walk(-1, profile.low).reverse(), ...walk(1, profile.high)];
}

/** The parts at each tau weighed together. */
function mixed(nodes: readonly TauNode[], logMarginal: number, error: number): ModelIntegral {
  const logs = nodes.map((node) => node.log);
  const all = logOfSum(logs);
  const shares = logs.map((one) => exp(one - all));
  const first = nodes[0]!.given;
  const bins = first.shares.map(() => new Float64Array(WEIGHT_BINS));
  const means = first.means.map(() => 0);
  const mean: MeanPart[] = [];
  let worst = error;
  for (const [place, { given }] of nodes.entries()) {
    const share = shares[place]!;
    if (share === 0) continue;
    worst = Math.max(worst, share * given.error);
    if (given.mean !== null && share > LEAST_SHARE) mean.push({ share, grid: given.mean });
    for (let other = 0; other < means.length; other++) means[other]! += share * given.means[other]!;
    for (const [other, own] of given.shares.entries()) {
      for (let bin = 0; bin < WEIGHT_BINS; bin++) bins[other]![bin]! += share * own[bin]!;
    }
  }
  const ends: readonly [number, number] = [nodes[0]!.w, nodes.at(-1)!.w];
  return {
    logMarginal,
    error: worst,
    mean,
    logTau: { from: ends[0], step: (ends[1] - ends[0]) / (nodes.length - 1), logs },
    means,
    shares: bins.map((own) => Array.from(own)),
  };
}

/** Parts of the mean's distribution that count less are left out. */
const LEAST_SHARE = 1e-10;

/**
 * The marginal likelihood of one model, and what it says of its parameters.
 * @param data at least one study, in units of Cohen's d
 * @returns `error` Infinity or NaN marginals where no answer was found
 */
export function integrateModel(model: EnsembleModel, data: UnitEffects): ModelIntegral {
  const target = targetOf(model, data);
  const hasWeights = model.bias.kind === "weights";
  if (model.heterogeneity) return overTau(target, hasWeights);
  const constant = target.setTau(0);
  const given = integrateGivenTau(target, constant, hasWeights, null, 1, 0);
  return {
    logMarginal: given.logIntegral,
    error: given.error,
    mean: given.mean === null ? [] : [{ share: 1, grid: given.mean }],
    logTau: null,
    means: given.means,
    shares: given.shares.map((own) => Array.from(own)),
  };
}
