import type { Encoding } from "./types.ts";

/** Columns of the design that one moderator makes: one row of them from one value. */
export interface Block {
  /** As R names them, without the other moderators of an interaction. */
  readonly names: readonly string[];
  readonly labels: readonly string[];
  /** @param value a number in the unit of the moderator, or the place of its level */
  of(value: number, group: number | null): readonly number[] | null;
}

/** A moderator ready for the terms of a model. */
export interface Encoded {
  readonly column: string;
  readonly label: string;
  readonly factor: boolean;
  /** With the coding the user chose. */
  readonly coded: Block;
  /** One column per level, which a factor needs where its margin is not in the model; `coded` for a numeric moderator. */
  readonly full: Block;
  /** Per study used, the transformed mean of its group; null where the moderator is not split by groups. */
  readonly groupMeans: readonly number[] | null;
  readonly encoding: Encoding;
}

const SYNTACTIC = /^(?:[A-Za-z]|\.(?![0-9]))[A-Za-z0-9._]*$/;
const RESERVED = new Set(
  "if else repeat while function for next break TRUE FALSE NULL Inf NaN NA NA_integer_ NA_real_ NA_character_ in".split(
    " ",
  ),
);

/** What the data frames of an R script hold beside the moderators. */
const TAKEN = new Set(["yi", "vi", "weight"]);
const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The name of a column in a data frame of R: its own but where the effects stand under it. */
export function rColumn(column: string): string {
  return TAKEN.has(column) ? `${column}.column` : column;
}

/** The name of a column in an R formula. */
export function rName(column: string): string {
  const name = rColumn(column);
  if (SYNTACTIC.test(name) && !RESERVED.has(name)) return name;
  const escaped = name.replaceAll(/[`\\]/g, "\\$&").replaceAll(/[\n\r\t]/g, (found) => ESCAPES[found]!);
  return `\`${escaped}\``;
}
