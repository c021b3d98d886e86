import { exp, log } from "../../numeric/elementary.ts";

/** Kendall's correlation of two variables. */
export interface Kendall {
  /** Concordant minus discordant pairs. */
  readonly s: number;
  /** tau-b: S over the geometric mean of the pairs not tied in each variable. */
  readonly tau: number;
  /** Variance of S where nothing is related, corrected for ties. */
  readonly variance: number;
  readonly ties: boolean;
}

/** Sums over groups of t tied values. */
interface TieSums {
  /** t (t - 1) */
  pairs: number;
  /** t (t - 1) (t - 2) */
  triples: number;
  /** t (t - 1) (2 t + 5) */
  variance: number;
}

/**
 * Kendall's rank correlation with ties, in k log k steps: after sorting by x (then y) the discordant pairs are the exchanges of a
 * merge sort by y.
 * @param x length k >= 2
 * @returns null where one variable is constant
 * Source: Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., chapters 3 and 4; Knight (1966), JASA 61, 436-439.
 * R: `cor(x, y, method = "kendall")`
 */
export function kendall(x: readonly number[], y: readonly number[]): Kendall | null {
  const k = x.length;
  const order = x.map((_, i) => i).sort((i, j) => x[i]! - x[j]! || y[i]! - y[j]!);
  const ySorted = Float64Array.from(order, (i) => y[i]!);
  const inX = tiesOf(order.map((i) => x[i]!));
  const inBoth = pairsTiedInBoth(order, x, y);
  const exchanges = countExchanges(ySorted);
  // The merge sort has left y in order.
  const inY = tiesOf(ySorted);
  const all = k * (k - 1);
  if (inX.pairs === all || inY.pairs === all) return null;
  const s = (all - inX.pairs - inY.pairs + inBoth) / 2 - 2 * exchanges;
  const tau = s / (Math.sqrt((all - inX.pairs) / 2) * Math.sqrt((all - inY.pairs) / 2));
  return {
    s: s + 0,
    tau: Math.min(1, Math.max(-1, tau)) + 0,
    variance: varianceOf(k, inX, inY),
    ties: inX.pairs > 0 || inY.pairs > 0,
  };
}

function varianceOf(k: number, x: TieSums, y: TieSums): number {
  const all = k * (k - 1);
  const main = (all * (2 * k + 5) - x.variance - y.variance) / 18;
  const pairs = (x.pairs * y.pairs) / (2 * all);
  const triples = k > 2 ? (x.triples * y.triples) / (9 * all * (k - 2)) : 0;
  return main + pairs + triples;
}

function tiesOf(sorted: ArrayLike<number>): TieSums {
  const sums: TieSums = { pairs: 0, triples: 0, variance: 0 };
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    const t = to - from;
    sums.pairs += t * (t - 1);
    sums.triples += t * (t - 1) * (t - 2);
    sums.variance += t * (t - 1) * (2 * t + 5);
    from = to;
  }
  return sums;
}

/** t (t - 1) over groups tied in both variables, which the order by x and y brings together. */
function pairsTiedInBoth(order: readonly number[], x: readonly number[], y: readonly number[]): number {
  let pairs = 0;
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && x[order[to]!] === x[order[from]!] && y[order[to]!] === y[order[from]!]) to++;
    pairs += (to - from) * (to - from - 1);
    from = to;
  }
  return pairs;
}

/** Sorts in place and counts the pairs that stood in descending order. */
function countExchanges(values: Float64Array): number {
  const buffer = new Float64Array(values.length);
  let count = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let low = 0; low < values.length; low += 2 * width) {
      count += merge(
        values,
        buffer,
        low,
        Math.min(low + width, values.length),
        Math.min(low + 2 * width, values.length),
      );
    }
    values.set(buffer);
  }
  return count;
}

function merge(values: Float64Array, into: Float64Array, low: number, middle: number, high: number): number {
  let [left, right, count] = [low, middle, 0];
  for (let at = low; at < high; at++) {
    if (right >= high || (left < middle && values[left]! <= values[right]!)) into[at] = values[left++]!;
    else {
      into[at] = values[right++]!;
      count += middle - left;
    }
  }
  return count;
}

/**
 * Exact two-sided p-value of S without ties: twice the smaller tail of the number of inversions of a random order, at most 1.
 * The distribution of k values is that of k - 1 spread evenly over k neighbouring places.
 * Source: Kendall & Gibbons (1990), section 4.10. R: `cor.test(x, y, method = "kendall", exact = TRUE)$p.value`
 */
export function exactKendallP(k: number, s: number): number {
  const most = (k * (k - 1)) / 2;
  const inversions = (most - Math.abs(s)) / 2;
  let counts = Float64Array.of(1);
  for (let n = 2; n <= k; n++) counts = spreadOver(counts, n, inversions);
  let tail = 0;
  for (let i = 0; i <= inversions; i++) tail += counts[i] ?? 0;
  return Math.min(1, 2 * tail);
}

/** Probabilities of 0 ... `last` inversions of n values from those of n - 1. */
function spreadOver(before: Float64Array, n: number, last: number): Float64Array<ArrayBuffer> {
  const length = Math.min(last, (n * (n - 1)) / 2) + 1;
  const after = new Float64Array(length);
  const sums = new Float64Array(length + 1);
  for (let i = 0; i < length; i++) sums[i + 1] = sums[i]! + (before[i] ?? 0);
  for (let i = 0; i < length; i++) after[i] = (sums[i + 1]! - sums[Math.max(0, i + 1 - n)]!) / n;
  return after;
}

/** log10 of a probability; 0 for 1. */
export function log10Of(p: number): number {
  return p >= 1 ? 0 : log(Math.max(p, exp(-744))) / Math.LN10;
}
