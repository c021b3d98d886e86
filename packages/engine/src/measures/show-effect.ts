import type { Interval } from "../analysis-types.ts";
import { bracketed, decimalsFor, formatEnds, formatFixed, formatRatio } from "../format/index.ts";
import { type ShownInterval, type ShownTransformation, showInterval } from "./shown-transformation.ts";

/** An effect with its interval on the scale it is shown on, ready to be printed. */
export interface ShownEffect {
  readonly estimate: string;
  /** "[0.38, 0.78]", or null without an interval. */
  readonly interval: string | null;
  readonly lower: string | null;
  readonly upper: string | null;
  /** "0.58 [0.38, 0.78]". */
  readonly full: string;
}

/** The decimals that one interval asks for on the scale it is shown on. */
export function decimalsOf(
  { transformation }: { readonly transformation: ShownTransformation },
  interval: Interval | null,
  base: number,
): number {
  if (interval === null || interval.upper === null) return base;
  return digitsOf(showInterval(transformation, interval), base);
}

function digitsOf(ends: ShownInterval | null, base: number): number {
  return ends === null || ends.upper === null ? base : decimalsFor(ends.upper - ends.lower, base);
}

/**
 * An effect with its interval, back-transformed and rounded: the one way in which effects are printed on the page, on the command
 * line and in reports.
 * @param estimate on the analysis scale
 * @param digits decimals; by default as many as its own interval asks for, and no fewer than 2
 */
export function showEffect(
  display: { readonly transformation: ShownTransformation },
  estimate: number,
  interval: Interval | null,
  digits: number = decimalsOf(display, interval, 2),
): ShownEffect {
  const { transformation } = display;
  const ends = interval === null ? null : showInterval(transformation, interval);
  return showNumbers(transformation.axis, transformation.apply(estimate), ends, digits);
}

/**
 * An effect with its interval that is on the scale shown already.
 * @param axis of that scale: ratios are rounded otherwise than differences
 */
export function showNumbers(
  axis: ShownTransformation["axis"],
  estimate: number,
  ends: ShownInterval | null,
  digits: number = digitsOf(ends, 2),
): ShownEffect {
  const number = axis === "log" ? formatRatio : formatFixed;
  const format = (value: number): string =>
    value === Number.NEGATIVE_INFINITY ? "\u2212\u221e" : number(value, digits);
  const text = format(estimate);
  if (ends === null) return { estimate: text, interval: null, lower: null, upper: null, full: text };
  const shown = formatEnds(ends, format);
  if (typeof shown === "string") {
    return { estimate: text, interval: shown, lower: null, upper: null, full: `${text}, ${shown}` };
  }
  const [lower, upper] = shown;
  const bracket = bracketed(lower, upper);
  return { estimate: text, interval: bracket, lower, upper, full: `${text} ${bracket}` };
}
