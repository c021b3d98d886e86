import { quoteName } from "./formula-names.ts";
import type { Column } from "./study-table.ts";

/** What the rows that are kept have in a column. */
export type ColumnChoice =
  | {
      readonly kind: "values";
      readonly values: readonly string[];
      /** Whether rows without a value are kept as well. */
      readonly missing: boolean;
    }
  | {
      readonly kind: "range";
      /** null = no bound. */
      readonly from: number | null;
      readonly to: number | null;
      readonly missing: boolean;
    };

/** A column's choice as a condition of the filter, such as `(format == "online" or isMissing(format))`; null = it keeps all. */
export function columnCondition({ name, kind }: Column, choice: ColumnChoice): string | null {
  const column = quoteName(name);
  const missing = choice.missing ? [`isMissing(${column})`] : [];
  if (choice.kind === "values") {
    const values = choice.values.map((value) => `${column} == ${kind === "number" ? value : quoted(value)}`);
    const parts = [...values, ...missing];
    if (parts.length === 0) return `isMissing(${column}) and not isMissing(${column})`;
    return parts.length > 1 ? `(${parts.join(" or ")})` : parts[0]!;
  }
  const bounds = [
    ...(choice.from === null ? [] : [`${column} >= ${choice.from}`]),
    ...(choice.to === null ? [] : [`${column} <= ${choice.to}`]),
  ];
  if (bounds.length === 0) return choice.missing ? null : `not isMissing(${column})`;
  const range = bounds.join(" and ");
  if (missing.length === 0) return range;
  return `(${bounds.length > 1 ? `(${range})` : range} or ${missing[0]})`;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/**
 * A filter with the conditions on one column put in place of those it had; conditions on several columns stay.
 * @param condition null = none on this column any more
 * @returns null = no filter is left
 */
export function withColumnCondition(
  filter: string | null,
  name: string,
  condition: string | null,
): string | null {
  const parts = filter === null ? [] : conjuncts(filter);
  const others = parts.filter((part) => !isAbout(part, name));
  const all = condition === null ? others : [...others, condition];
  return all.length === 0 ? null : all.join(" and ");
}

/** The conditions of a filter on one column alone; empty = there are none. */
export function columnConditions(filter: string | null, name: string): readonly string[] {
  return filter === null ? [] : conjuncts(filter).filter((part) => isAbout(part, name));
}

/** The conditions of a filter that all have to hold, as they are written; empty = there is none. */
export function filterConditions(filter: string | null): readonly string[] {
  return filter === null ? [] : conjuncts(filter);
}

/** The parts of a condition that all have to hold; one with an `or` at its top is a single part, in brackets. */
function conjuncts(filter: string): string[] {
  const { parts, hasOr } = splitTop(filter);
  return hasOr ? [`(${filter.trim()})`] : parts;
}

const SKIPPED = /`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/sy;

function splitTop(filter: string): { parts: string[]; hasOr: boolean } {
  const parts: string[] = [];
  let hasOr = false;
  let depth = 0;
  let from = 0;
  for (let at = 0; at < filter.length; ) {
    SKIPPED.lastIndex = at;
    const skipped = SKIPPED.exec(filter)?.[0];
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const word = /^(?:and|or)\b/.exec(filter.slice(at, at + 4))?.[0];
    const begins = at === 0 || /[\s)]/.test(filter[at - 1]!);
    if (filter[at] === "(") depth += 1;
    else if (filter[at] === ")") depth -= 1;
    else if (depth === 0 && begins && word === "or") hasOr = true;
    else if (depth === 0 && begins && word === "and") {
      parts.push(filter.slice(from, at).trim());
      from = at + word.length;
      at = from;
      continue;
    }
    at += 1;
  }
  return { parts: [...parts, filter.slice(from).trim()].filter((part) => part !== ""), hasOr };
}

/** Whether a condition is on this column and on no other: what is left without it, texts and numbers is known words. */
function isAbout(part: string, name: string): boolean {
  const column = quoteName(name);
  if (!part.includes(column)) return false;
  const rest = part
    .replaceAll(
      column.startsWith("`")
        ? column
        : new RegExp(`(?<![\\p{L}\\p{N}_.])${escaped(column)}(?![\\p{L}\\p{N}_.])`, "gu"),
      " ",
    )
    .replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gs, " ")
    .replace(/\b(?:isMissing|and|or|not)\b/g, " ");
  return !/[\p{L}_`]/u.test(rest.replace(/\d[eE][+-]?\d/g, " "));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
