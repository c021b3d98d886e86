import { square } from "../../numeric/elementary.ts";

/** How the number of missing studies is estimated from the signed ranks of the deviations: metafor's names. */
export type CountEstimator = "L0" | "R0" | "Q0";

/** An estimated number of missing studies, before it is rounded. */
export interface MissingCount {
  /** May be negative. */
  readonly count: number;
  /** null where the formula has a negative variance. */
  readonly se: number | null;
}

/** What the estimators see of the deviations from the centre, missing studies being those of large negative deviations. */
export interface SignedRanks {
  readonly k: number;
  /** Sum of the ranks of positive deviations. */
  readonly positiveSum: number;
  /** How many of the largest absolute deviations are positive without a negative one between them. */
  readonly rightmostRun: number;
}

/** Differences of deviations below this share of the largest one come from rounding. */
const SAME = 1e-12;

/**
 * Signed ranks of deviations given in ascending order of the effects. Deviations of the same size up to rounding are ranked in
 * that order, the lower effect first, as R's `rank(ties.method = "first")` does; those of no size count neither way.
 */
export function signedRanks(deviations: Float64Array, magnitude: number): SignedRanks {
  const k = deviations.length;
  const largest = deviations.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const same = Math.max(SAME * largest, 8 * Number.EPSILON * magnitude);
  const order = rankedOrder(deviations, same);
  let positiveSum = 0;
  let rightmostRun = 0;
  for (const [place, at] of order.entries()) {
    const value = deviations[at]!;
    if (Math.abs(value) <= same) continue;
    if (value > 0) {
      positiveSum += place + 1;
      rightmostRun += 1;
    } else rightmostRun = 0;
  }
  return { k, positiveSum, rightmostRun };
}

/** Places of the deviations by their size, those of the same size in their own order. */
function rankedOrder(deviations: Float64Array, same: number): number[] {
  const size = (at: number): number => Math.abs(deviations[at]!);
  const order = Array.from(deviations, (_, at) => at).sort((a, b) => size(a) - size(b) || a - b);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && size(order[to]!) - size(order[to - 1]!) <= same) to++;
    const tied = order.slice(from, to).sort((a, b) => a - b);
    for (const [i, at] of tied.entries()) order[from + i] = at;
    from = to;
  }
  return order;
}

/**
 * Estimates of the number of missing studies, T = the sum of the ranks of positive deviations, g = the length of the rightmost run:
 * R0 = g - 1; L0 = (4T - k(k + 1)) / (2k - 1); Q0 = k - 1/2 - sqrt(2k^2 - 4T + 1/4).
 * @returns null where Q0 would be the root of a negative number
 * Source: Duval & Tweedie (2000), Biometrics 56, 455-463; Duval & Tweedie (2000), JASA 95, 89-98. R: `trimfill(res)$k0`, `$se.k0`
 */
export function missingCount(estimator: CountEstimator, ranks: SignedRanks): MissingCount | null {
  const { k, positiveSum, rightmostRun } = ranks;
  if (estimator === "R0") {
    const count = rightmostRun - 1;
    return { count, se: Math.sqrt(2 * Math.max(0, count) + 2) };
  }
  if (estimator === "L0") {
    const count = (4 * positiveSum - k * (k + 1)) / (2 * k - 1);
    return { count, se: rootOrNull((16 * rankVariance(k, count)) / square(2 * k - 1)) };
  }
  const radicand = 2 * k * k - 4 * positiveSum + 0.25;
  if (radicand < 0) return null;
  const count = k - 0.5 - Math.sqrt(radicand);
  const slope = square(k - 0.5) - count * (2 * k - count - 1);
  return { count, se: slope > 0 ? rootOrNull((4 * rankVariance(k, count)) / slope) : null };
}

/** Variance of T where so many studies are missing. */
function rankVariance(k: number, missing: number): number {
  const m = missing;
  const ofMissing = 10 * m * m * m + 27 * m * m + 17 * m - 18 * k * m * m - 18 * k * m + 6 * k * k * m;
  return (k * (k + 1) * (2 * k + 1) + ofMissing) / 24;
}

function rootOrNull(value: number): number | null {
  return value >= 0 ? Math.sqrt(value) : null;
}
