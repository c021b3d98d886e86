import { formatAdaptive, type Interval, normalQuantile } from "@treeline/engine";
import { type Display, showEffect } from "../results/display.ts";

/** An effect with its variance as it is printed. */
export interface PrintedEffect {
  /** Back-transformed, with its interval. */
  readonly full: string;
  readonly se: string;
  readonly variance: string;
}

export function intervalOf(yi: number, vi: number, level: number): Interval {
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(vi);
  return { lower: yi - reach, upper: yi + reach, level, kind: "confidence", method: "z" };
}

export function printEffect(display: Display, yi: number, vi: number, level: number): PrintedEffect {
  return {
    full: showEffect(display, yi, intervalOf(yi, vi, level)).full,
    se: formatAdaptive(Math.sqrt(vi), 3),
    variance: formatAdaptive(vi, 4),
  };
}
