import type { Interval } from "../analysis-types.ts";
import { decimalsFor, formatEnds, formatFixed, formatRatio, listMark } from "../format/index.ts";
import { type ShownTransformation, showInterval } from "./shown-transformation.ts";

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
  const { lower, upper } = showInterval(transformation, interval);
  return upper === null ? base : decimalsFor(upper - lower, base);
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
  const number = transformation.axis === "log" ? formatRatio : formatFixed;
  const format = (value: number): string =>
    value === Number.NEGATIVE_INFINITY ? "\u2212\u221e" : number(value, digits);
  const text = format(transformation.apply(estimate));
  if (interval === null) return { estimate: text, interval: null, lower: null, upper: null, full: text };
  const ends = formatEnds(showInterval(transformation, interval), format);
  if (typeof ends === "string") {
    return { estimate: text, interval: ends, lower: null, upper: null, full: `${text}, ${ends}` };
  }
  const [lower, upper] = ends;
  const bracket = `[${lower}${listMark()} ${upper}]`;
  return { estimate: text, interval: bracket, lower, upper, full: `${text} ${bracket}` };
}
