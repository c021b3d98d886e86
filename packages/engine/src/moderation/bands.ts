/** A quantile between the values around it. R: `quantile(x, p)` (type 7) */
export function quantileOf(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) throw new RangeError("no values to take a quantile of");
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (at - below) * (high - low);
}

/** Where thirds of the values meet; fewer cuts where thirds coincide. */
export function tercileCuts(values: readonly number[]): number[] {
  if (values.length === 0) return [];
  const low = Math.min(...values);
  return [...new Set([1 / 3, 2 / 3].map((p) => quantileOf(values, p)))].filter((cut) => cut > low);
}

/** The band of a value: a value on a cut belongs to the band above. */
export function bandOf(value: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => value >= cut).length;
}
