import { max, min, quantileSorted } from "d3";

export interface Span {
  readonly low: number;
  readonly high: number;
}

/** How far beyond the middle half of the studies an axis follows single studies, in widths of that half. */
const REACH = 1;
/** How far the axis stretches to show the value of no effect. */
const NULL_REACH = 2.5;
const MARGIN = 0.04;

/**
 * Axis limits that hold the bulk of the intervals, the pooled result, and the value of no effect where it is not far away.
 * One study far from the rest does not squash the others: it gets an arrow at the edge.
 * @param studies the studies' intervals, as axis coordinates
 * @param pooled pooled and prediction intervals, as axis coordinates
 * @returns axis coordinates, low < high
 */
export function robustLimits(
  studies: readonly Span[],
  pooled: readonly Span[],
  nullValue: number | null,
): [number, number] {
  const spans = studies.length > 0 ? studies : pooled;
  const lows = spans.map(({ low }) => low).sort((a, b) => a - b);
  const highs = spans.map(({ high }) => high).sort((a, b) => a - b);
  const bulk = { low: quantileSorted(lows, 0.25) ?? -1, high: quantileSorted(highs, 0.75) ?? 1 };
  const width = bulk.high - bulk.low;
  const fence = { low: bulk.low - REACH * width, high: bulk.high + REACH * width };
  const all = [...spans, ...pooled];
  let low = Math.max(fence.low, min(all, (span) => span.low) ?? bulk.low);
  let high = Math.min(fence.high, max(all, (span) => span.high) ?? bulk.high);
  const nullIsNear =
    nullValue !== null && nullValue > low - NULL_REACH * width && nullValue < high + NULL_REACH * width;
  if (nullIsNear) {
    low = Math.min(low, nullValue);
    high = Math.max(high, nullValue);
  }
  return widened(low, high);
}

/** Limits with a margin; around a single point, a range that double precision can still divide. */
export function widened(low: number, high: number): [number, number] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const range = high - low;
  if (range > size * 1e-12) return [low - MARGIN * range, high + MARGIN * range];
  const half = size > 0 ? size * 1e-6 : 1;
  return [low - half, high + half];
}

/** Logarithms whose ratios double precision still holds. */
const LARGEST_LOG = 690;

/** Limits of a log axis, cut where the ratios themselves could no longer be printed. */
export function printableRatios([low, high]: readonly [number, number]): [number, number] {
  const [from, to] = [Math.max(-LARGEST_LOG, low), Math.min(LARGEST_LOG, high)];
  return from < to ? [from, to] : [-LARGEST_LOG, LARGEST_LOG];
}
