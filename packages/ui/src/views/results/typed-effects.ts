import { parseTypedNumber, type ShownTransformation } from "@treeline/engine";
import { later } from "../../strings/later.ts";

const words = later.model;

/** What a text says: a value on the analysis scale, null for an empty text, or what is wrong with it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T | null }
  | { readonly ok: false; readonly problem: string };

export type Margin = readonly [lower: number, upper: number];

/**
 * Reads an effect as typed on the scale that is shown.
 * @param scale whose inverse leads to the analysis scale
 */
export function readEffect(text: string, scale: ShownTransformation): Read<number> {
  const typed = parseTypedNumber(text);
  if (typed === "missing") return { ok: true, value: null };
  if (typeof typed !== "number") return { ok: false, problem: words.notNumber };
  const value = scale.inverse(typed);
  if (Number.isFinite(value)) return { ok: true, value: value + 0 };
  return {
    ok: false,
    problem: scale.axis === "log" ? words.outsideRatio : words.outside(scale.label),
  };
}

/** Reads the two ends of a margin as typed; both empty = none. On the analysis scale they ascend, whichever way the scale runs. */
export function readMargin(from: string, to: string, scale: ShownTransformation): Read<Margin> {
  const [lower, upper] = [readEffect(from, scale), readEffect(to, scale)];
  if (!lower.ok) return lower;
  if (!upper.ok) return upper;
  if (lower.value === null && upper.value === null) return { ok: true, value: null };
  if (lower.value === null || upper.value === null) return { ok: false, problem: words.bothEnds };
  const [low, high] = scale.reverses ? [upper.value, lower.value] : [lower.value, upper.value];
  return low < high ? { ok: true, value: [low, high] } : { ok: false, problem: words.order };
}

/** An effect as it would be typed: without the digits that only a logarithm and back leave behind. */
export function typedText(value: number | null, scale: ShownTransformation): string {
  return value === null ? "" : String(Number(scale.apply(value).toPrecision(12)));
}

/** The ends of a margin as they would be typed. */
export function marginTexts(margin: Margin | null, scale: ShownTransformation): { from: string; to: string } {
  if (margin === null) return { from: "", to: "" };
  const [low, high] = scale.reverses ? [margin[1], margin[0]] : margin;
  return { from: typedText(low, scale), to: typedText(high, scale) };
}
