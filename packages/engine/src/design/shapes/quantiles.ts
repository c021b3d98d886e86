/**
 * Quantiles of a sample, linear between the order statistics: at h = (n - 1) p of the ascending values counted from 0.
 * @param values n >= 1 numbers in any order
 * Source: Hyndman & Fan (1996), doi:10.1080/00031305.1996.10473566, type 7. R: `quantile(x, probs, type = 7)`
 */
export function quantiles(values: readonly number[], probabilities: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return probabilities.map((p) => {
    const h = (sorted.length - 1) * p;
    const low = sorted[Math.floor(h)]!;
    const high = sorted[Math.ceil(h)]!;
    return low + (h - Math.floor(h)) * (high - low);
  });
}

/** The places that cut a sample into equal parts. */
export function innerQuantiles(values: readonly number[], count: number): number[] {
  return quantiles(
    values,
    Array.from({ length: count }, (_, i) => (i + 1) / (count + 1)),
  );
}

/** Smallest and largest value. */
export function rangeOf(values: readonly number[]): readonly [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
