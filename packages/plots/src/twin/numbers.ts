import type { ToldCell } from "@treeline/engine/jobs/tell";
import { type DisplayScale, scaleByPower } from "../display-scale.ts";

/** What a figure draws as a table: a line per mark, with the numbers that place it, unrounded. */
export interface Numbers {
  readonly head: readonly string[];
  /** Each as long as `head`. */
  readonly rows: readonly (readonly ToldCell[])[];
}

/** Columns of one's own beside those that every table of a kind of figure has. */
export interface OwnNumbers<T> {
  readonly head: readonly string[];
  cells(one: T): readonly ToldCell[];
}

/** A number of a table, unrounded; null and what is no number stay empty. */
export function cell(
  value: number | null | undefined,
  as: "effect" | "value" | "p" | "count" = "effect",
): ToldCell {
  // A zero has no sign in a table.
  return value === null || value === undefined || !Number.isFinite(value) ? null : { value: value + 0, as };
}

/** An effect on the scale of the analysis as the number that is printed, unrounded and in the unit that its name tells. */
export function effectCell(scale: DisplayScale, value: number | null | undefined): ToldCell {
  if (value === null || value === undefined) return null;
  const shown = scale.transformation.apply(value);
  return cell(scale.exponent === 0 ? shown : scaleByPower(shown, -scale.exponent));
}

/** An effect with both ends of its interval. */
export function intervalCells(
  scale: DisplayScale,
  value: number | null,
  interval: { readonly lower: number | null; readonly upper: number | null } | null,
): readonly ToldCell[] {
  return [value, interval?.lower, interval?.upper].map((one) => effectCell(scale, one));
}
