import type { ParamRange } from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import { givenLimits } from "../forest/axis.ts";
import { printableRatios, widened } from "../limits.ts";

/** How far a band may stretch the axis beyond the studies and the line, in widths of theirs. */
const BAND_REACH = 0.5;
const NULL_REACH = 0.6;

/**
 * Limits of an axis of effects, as axis coordinates: every study and every line whole, bands as far as they leave room
 * for the studies, and no effect where it is near.
 * @param shown on the analysis scale: what must be seen
 * @param bands on the analysis scale: what may be cut
 */
export function wholeLimits(
  scale: DisplayScale,
  shown: readonly number[],
  bands: readonly number[],
  given: ParamRange | null,
): [number, number] {
  const chosen = givenLimits(given, scale);
  if (chosen !== null) return chosen;
  const coordinates = (values: readonly number[]): number[] =>
    values.map(scale.coordinate).filter(Number.isFinite);
  const whole = coordinates(shown);
  let low = whole.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  let high = whole.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  if (low > high) return [-1, 1];
  const width = high - low;
  const [bottom, top] = [low - BAND_REACH * width, high + BAND_REACH * width];
  for (const value of coordinates(bands)) {
    low = Math.min(low, Math.max(bottom, value));
    high = Math.max(high, Math.min(top, value));
  }
  const none = scale.nullValue === null ? null : scale.coordinate(scale.nullValue);
  if (none !== null && none > low - NULL_REACH * width && none < high + NULL_REACH * width) {
    low = Math.min(low, none);
    high = Math.max(high, none);
  }
  return scale.transformation.axis === "log" ? printableRatios(widened(low, high)) : widened(low, high);
}
