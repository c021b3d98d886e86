import { log, power } from "../../numeric/elementary.ts";
import type { Summary, Term } from "./summary.ts";

/** Reported values without names; `n` null = unknown. */
export interface SkewnessInput {
  readonly min: number | null;
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  readonly max: number | null;
  readonly n: number | null;
}

export interface SkewnessTest {
  readonly statistic: number;
  /** The statistic lies above it in 5 % of normal samples; null where the size of the group is unknown. */
  readonly critical: number | null;
  /** The statistic exceeds the critical value. */
  readonly skewed: boolean;
}

/**
 * Test of the five-number summary for skewness at the 5 % level: how far the median lies from the middle of the range (of the
 * quartiles), relative to the width.
 *
 * Range |a + b − 2m|/(b − a) against 1/log(n + 9) + 2.5/(n + 1); quartiles |q1 + q3 − 2m|/(q3 − q1) against
 * 2.65/√n − 6/n²; both max(2.65 log(0.6 n)/√n · range, quartiles) against 3/√n − 40/n³.
 *
 * Source: Shi et al. (2023), doi:10.1177/09622802231172043. R: `attributes(conv.fivenum(...)$mean)[c("tval", "crit", "sig")]`
 *
 * @returns null below 5 people, or where neither range nor quartiles have a width
 */
export function skewnessTest({ min, q1, median, q3, max, n }: SkewnessInput): SkewnessTest | null {
  if (median === null || (n !== null && n < 5)) return null;
  const range = offCentre(min, median, max);
  const quartiles = offCentre(q1, median, q3);
  if (range !== null && quartiles !== null) return n === null ? null : bothWidths(range, quartiles, n);
  if (range !== null) return against(range, n, (size) => 1 / log(size + 9) + 2.5 / (size + 1));
  if (quartiles !== null) {
    return against(quartiles, n, (size) => 2.65 / Math.sqrt(size) - 6 / (size * size));
  }
  return null;
}

function bothWidths(range: number, quartiles: number, n: number): SkewnessTest {
  const statistic = Math.max(((2.65 * log(0.6 * n)) / Math.sqrt(n)) * range, quartiles);
  return against(statistic, n, (size) => 3 / Math.sqrt(size) - 40 / power(size, 3));
}

function against(statistic: number, n: number | null, criticalOf: (n: number) => number): SkewnessTest {
  const critical = n === null ? null : criticalOf(n);
  return { statistic, critical, skewed: critical !== null && statistic > critical };
}

function offCentre(low: number | null, middle: number, high: number | null): number | null {
  return low !== null && high !== null && high > low
    ? Math.abs(low + high - 2 * middle) / (high - low)
    : null;
}

/** The numbers of a summary as the test takes them, in logarithms where the logarithms are to be tested. */
export function skewnessInput({ min, q1, median, q3, max, n }: Summary, logs: boolean): SkewnessInput {
  const take = (term: Term | undefined): number | null =>
    term === undefined ? null : logs ? log(term.value) : term.value;
  return { min: take(min), q1: take(q1), median: take(median), q3: take(q3), max: take(max), n: n.value };
}
