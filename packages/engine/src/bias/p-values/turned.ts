import type { Interval } from "../../analysis-types.ts";

/** A value on the side where the favoured direction is above 0, back on the analysis scale. */
export function turnedBack(value: number, favours: 1 | -1, nullValue: number): number {
  return favours * value + nullValue + 0;
}

/**
 * An interval turned back; null where its end on the left of the analysis scale is unbounded, because only an upper end may be.
 * @param lower null = unbounded
 * @param upper null = unbounded
 */
export function turnedInterval(
  ends: { readonly lower: number | null; readonly upper: number | null },
  favours: 1 | -1,
  nullValue: number,
  level: number,
  method: string,
): Interval | null {
  const [first, second] = favours === 1 ? [ends.lower, ends.upper] : [ends.upper, ends.lower];
  if (first === null) return null;
  const back = (value: number): number => turnedBack(value, favours, nullValue);
  return {
    lower: back(first),
    upper: second === null ? null : back(second),
    level,
    kind: "confidence",
    method,
  };
}
