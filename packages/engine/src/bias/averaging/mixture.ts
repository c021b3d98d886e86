import { exp } from "../../numeric/elementary.ts";
import { findRoot } from "../../numeric/root.ts";
import { type GridDistribution, gridDistribution, type LogGrid } from "./log-grid.ts";

/** Shares of distributions, which with the spike add up to 1. */
export interface Mixture {
  readonly parts: readonly { readonly share: number; readonly of: GridDistribution }[];
  /** Probability of the one value that the null hypothesis allows. */
  readonly spike: number;
}

/** What is said of a parameter. */
export interface Summary {
  readonly mean: number;
  readonly sd: number;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

/** Shares below this move no digit that is shown. */
const LEAST = 1e-9;

/** A mixture of the distributions of several grids. */
export function mixtureOf(
  grids: readonly { readonly share: number; readonly grid: LogGrid }[],
  spike: number,
): Mixture {
  const parts = grids
    .filter(({ share }) => share > LEAST)
    .map(({ share, grid }) => ({ share, of: gridDistribution(grid) }));
  return { parts, spike };
}

function below({ parts }: Mixture, x: number): number {
  let sum = 0;
  for (const { share, of } of parts) sum += share * of.below(x);
  return sum;
}

/**
 * Quantile of a mixture whose spike lies at `at`; the spike is the quantile of all probabilities that it jumps over.
 * @param at -Infinity where the spike lies below everything else
 */
function quantileOf(mixture: Mixture, at: number, p: number): number {
  const { parts, spike } = mixture;
  const total = parts.reduce((sum, part) => sum + part.share, spike);
  const goal = p * total;
  const under = Number.isFinite(at) ? below(mixture, at) : 0;
  if (parts.length === 0 || (spike > 0 && goal >= under && goal <= under + spike)) return at;
  const from = parts.reduce((least, { of }) => Math.min(least, of.from), Number.POSITIVE_INFINITY);
  const to = parts.reduce((most, { of }) => Math.max(most, of.to), Number.NEGATIVE_INFINITY);
  const jumped = goal > under ? spike : 0;
  const low = jumped > 0 && Number.isFinite(at) ? Math.max(at, from) : from;
  const high = goal <= under && Number.isFinite(at) ? Math.min(at, to) : to;
  const [fLow, fHigh] = [below(mixture, low) + jumped - goal, below(mixture, high) + jumped - goal];
  if (fLow >= 0) return low;
  if (fHigh <= 0) return high;
  return findRoot((x) => below(mixture, x) + jumped - goal, low, high, 1e-12, fLow, fHigh).root;
}

/** The mean effect: a spike at 0 for the models without one. */
export function summariseMean(mixture: Mixture, level: number): Summary {
  let [mean, square] = [0, 0];
  for (const { share, of } of mixture.parts) {
    mean += share * of.mean;
    square += share * of.square;
  }
  const at = (p: number): number => quantileOf(mixture, 0, p);
  return {
    mean,
    sd: Math.sqrt(Math.max(0, square - mean * mean)),
    median: at(0.5),
    lower: at((1 - level) / 2),
    upper: at((1 + level) / 2),
  };
}

/** tau from grids of log tau: a spike at 0 for the models without heterogeneity. */
export function summariseTau(
  mixture: Mixture,
  grids: readonly { readonly share: number; readonly grid: LogGrid }[],
  level: number,
): Summary {
  let [mean, square] = [0, 0];
  for (const { share, grid } of grids) {
    const most = grid.logs.reduce((largest, one) => Math.max(largest, one), Number.NEGATIVE_INFINITY);
    let [mass, first, second] = [0, 0, 0];
    for (const [place, one] of grid.logs.entries()) {
      const [weight, tau] = [exp(one - most), exp(grid.from + place * grid.step)];
      mass += weight;
      first += weight * tau;
      second += weight * tau * tau;
    }
    mean += (share * first) / mass;
    square += (share * second) / mass;
  }
  const at = (p: number): number => {
    const w = quantileOf(mixture, Number.NEGATIVE_INFINITY, p);
    return w === Number.NEGATIVE_INFINITY ? 0 : exp(w);
  };
  return {
    mean,
    sd: Math.sqrt(Math.max(0, square - mean * mean)),
    median: at(0.5),
    lower: at((1 - level) / 2),
    upper: at((1 + level) / 2),
  };
}
