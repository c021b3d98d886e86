import { log } from "../../../numeric/elementary.ts";
import { normalQuantile } from "../../../numeric/normal.ts";

/** Whether chains agree, and how much their draws are worth. */
export interface ChainDiagnostics {
  readonly rHat: number | null;
  readonly bulkEss: number | null;
  readonly tailEss: number | null;
}

/**
 * Rank-normalised split R-hat (the larger of that of the draws and that of their distances from the median), and the effective
 * numbers of draws for the middle and for the 5% and 95% quantiles.
 * @param chains of equal length, at least 4 draws each
 * @returns null throughout where the draws do not vary
 * Source: Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Bayesian Analysis 16(2), 667-718, doi:10.1214/20-BA1221.
 * R: `posterior::rhat`, `posterior::ess_bulk`, `posterior::ess_tail`
 */
export function diagnose(chains: readonly (readonly number[])[]): ChainDiagnostics {
  const halves = chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2);
    return [chain.slice(0, half), chain.slice(chain.length - half)];
  });
  const all = halves.flat();
  if (all.every((x) => x === all[0])) return { rHat: null, bulkEss: null, tailEss: null };
  const sorted = [...all].sort((a, b) => a - b);
  const median = quantileOf(sorted, 0.5);
  const folded = halves.map((chain) => chain.map((x) => Math.abs(x - median)));
  const normalised = rankNormalised(halves);
  const tails = [0.05, 0.95].map((p) => {
    const at = quantileOf(sorted, p);
    return effectiveDraws(halves.map((chain) => chain.map((x) => (x <= at ? 1 : 0))));
  });
  return {
    rHat: Math.max(splitRHat(normalised), splitRHat(rankNormalised(folded))),
    bulkEss: effectiveDraws(normalised),
    tailEss: Math.min(...tails),
  };
}

/** A quantile of ascending numbers. R: `quantile(x, p, type = 7)` */
export function quantileOf(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (at - below) * (high - low);
}

/** Draws as normal scores of their ranks among all, ties sharing the middle one. */
function rankNormalised(chains: readonly (readonly number[])[]): number[][] {
  const all = chains.flat();
  const order = all.map((_, i) => i).sort((a, b) => all[a]! - all[b]!);
  const scores = new Array<number>(all.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && all[order[to]!] === all[order[from]!]) to++;
    const score = normalQuantile(((from + 1 + to) / 2 - 0.375) / (all.length + 0.25));
    for (let i = from; i < to; i++) scores[order[i]!] = score;
    from = to;
  }
  let start = 0;
  return chains.map(({ length }) => {
    start += length;
    return scores.slice(start - length, start);
  });
}

interface Spread {
  readonly within: number;
  /** Estimate of the variance from within and between chains. */
  readonly pooled: number;
}

function spreadOf(chains: readonly (readonly number[])[]): Spread {
  const n = chains[0]!.length;
  const means = chains.map(meanOf);
  const within = meanOf(chains.map((chain, c) => sumOfSquares(chain, means[c]!) / (n - 1)));
  const between = sumOfSquares(means, meanOf(means)) / (chains.length - 1);
  return { within, pooled: ((n - 1) / n) * within + between };
}

function splitRHat(chains: readonly (readonly number[])[]): number {
  const { within, pooled } = spreadOf(chains);
  return within > 0 ? Math.sqrt(pooled / within) : 1;
}

/** Draws over 1 + 2 sum of autocorrelations, summed in pairs as long as those are positive and do not grow (Geyer 1992). */
function effectiveDraws(chains: readonly (readonly number[])[]): number {
  const n = chains[0]!.length;
  const total = n * chains.length;
  const { within, pooled } = spreadOf(chains);
  if (!(pooled > 0)) return total;
  const centred = chains.map((chain) => {
    const mean = meanOf(chain);
    return chain.map((x) => x - mean);
  });
  const correlation = (lag: number): number => {
    const products = centred.map((chain) => {
      let sum = 0;
      for (let i = lag; i < n; i++) sum += chain[i]! * chain[i - lag]!;
      return sum / n;
    });
    return 1 - (within - (meanOf(products) * n) / (n - 1)) / pooled;
  };
  let sum = 0;
  let least = Number.MAX_VALUE;
  for (let lag = 0; lag + 1 < n; lag += 2) {
    const pair = (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1);
    if (!(pair > 0)) break;
    least = Math.min(least, pair);
    sum += least;
  }
  // Draws that lean against each other can be worth more than independent ones, within reason.
  return total / Math.max(2 * sum - 1, Math.LN10 / log(total));
}

function meanOf(x: readonly number[]): number {
  let sum = 0;
  for (const value of x) sum += value;
  return sum / x.length;
}

function sumOfSquares(x: readonly number[], mean: number): number {
  let sum = 0;
  for (const value of x) sum += (value - mean) * (value - mean);
  return sum;
}
