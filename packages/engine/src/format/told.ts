import { phrase } from "../phrases/phrases.ts";
import {
  formatAdaptive,
  formatChance,
  formatDf,
  formatFixed,
  formatInteger,
  formatPercent,
  formatPValue,
  formatShort,
} from "./index.ts";

/**
 * How a number of a table is read: on the scale of effects, as an entry of the table, with two decimals, as a p-value, a share, a
 * probability that is never rounded to certainty, a count or degrees of freedom.
 */
export type Reading = "effect" | "value" | "two" | "p" | "share" | "chance" | "count" | "df";

/** A cell of a table: words, or an unrounded number with the way it is read; null = there is none. */
export type ToldCell = string | { readonly value: number; readonly as: Reading } | null;

/** A table of an outcome. */
export interface ToldTable {
  /** Part of file names: `coefficients`. */
  readonly id: string;
  readonly title: string;
  readonly head: readonly string[];
  /** Each as long as `head`. */
  readonly rows: readonly (readonly ToldCell[])[];
}

/** What a long analysis came to, for people: sentences that say what it means and what not, and tables. */
export interface Told {
  readonly sentences: readonly string[];
  readonly tables: readonly ToldTable[];
}

/** A number to be read in some way; null stays null. */
export function cell(value: number | null, as: Reading = "effect"): ToldCell {
  return value === null ? null : { value, as };
}

/**
 * A cell as it is shown, a dash where there is nothing.
 * @param digits decimals of effects
 */
export function showToldCell(shown: ToldCell, digits = 3): string {
  if (shown === null) return "\u2013";
  if (typeof shown === "string") return shown;
  const { value, as } = shown;
  switch (as) {
    case "effect":
      return formatAdaptive(value, digits);
    case "value":
      return formatShort(value);
    case "two":
      return formatFixed(value, 2);
    case "p":
      return formatPValue(value);
    case "share":
      return formatPercent(100 * value, 0);
    case "chance":
      return formatChance(value);
    case "count":
      return formatInteger(value);
    case "df":
      return formatDf(value);
  }
}

/** A table as rows of a file: numbers unrounded, names of columns first. */
export function toldRows({ head, rows }: ToldTable): (string | number | null)[][] {
  return [
    [...head],
    ...rows.map((row) => row.map((own) => (typeof own === "object" && own !== null ? own.value : own))),
  ];
}

/** "1 study", "3 studies". */
export function counted(many: number, one: string, several: string): string {
  return `${formatInteger(many)} ${many === 1 ? one : several}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  return names.length <= 1
    ? names.join("")
    : `${names.slice(0, -1).join(", ")}${phrase(" and ")}${names.at(-1)}`;
}
