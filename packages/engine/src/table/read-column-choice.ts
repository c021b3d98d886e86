import { type ColumnChoice, columnCondition, columnConditions } from "./column-filter.ts";
import { quoteName } from "./formula-names.ts";
import type { Column } from "./study-table.ts";

const TEXT = /^"((?:\\.|[^"\\])*)"$/s;
const BOUND = /^(>=|<=) (-?\d[\d.eE+-]*)$/;

/**
 * The choice behind what a filter says of a column, to go on from.
 * @returns null where it says nothing of it, or something that is no choice of values or of one range
 */
export function readColumnChoice(column: Column, filter: string | null): ColumnChoice | null {
  const condition = columnConditions(filter, column.name).join(" and ");
  if (condition === "") return null;
  const choice = choiceOf(column, condition);
  // Read back to the letter, or not at all.
  return choice !== null && columnCondition(column, choice) === condition ? choice : null;
}

function choiceOf(column: Column, condition: string): ColumnChoice | null {
  const name = quoteName(column.name);
  const noValue = `isMissing(${name})`;
  if (condition === `not ${noValue}`) return { kind: "range", from: null, to: null, missing: false };
  const parts = splitOutside(unwrapped(condition), " or ");
  const others = parts.filter((part) => part !== noValue);
  const missing = others.length < parts.length;
  const values = others.map((part) => writtenValue(part, name));
  if (values.every((value) => value !== null)) return { kind: "values", values, missing };
  const [range] = others;
  return others.length === 1 && range !== undefined ? rangeOf(unwrapped(range), name, missing) : null;
}

function writtenValue(part: string, name: string): string | null {
  if (!part.startsWith(`${name} == `)) return null;
  const written = part.slice(name.length + 4);
  const text = TEXT.exec(written)?.[1];
  return text === undefined ? written : text.replace(/\\(.)/gs, "$1");
}

function rangeOf(text: string, name: string, missing: boolean): ColumnChoice | null {
  const range = { from: null as number | null, to: null as number | null };
  for (const part of splitOutside(text, " and ")) {
    const bound = part.startsWith(`${name} `) ? BOUND.exec(part.slice(name.length + 1)) : null;
    if (bound === null) return null;
    range[bound[1] === ">=" ? "from" : "to"] = Number(bound[2]);
  }
  return { kind: "range", ...range, missing };
}

function unwrapped(text: string): string {
  return text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1) : text;
}

/** Splits where a separator stands outside of quotes and brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (quote !== "") {
      if (character === "\\") at += 1;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "`") quote = character;
    else if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      from = at + separator.length;
      at = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}
