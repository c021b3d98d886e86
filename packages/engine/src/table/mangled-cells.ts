import { type Issue, issue } from "../result.ts";
import { placeOf } from "./build-columns.ts";
import { type DateCell, isSerial, readDate, serialDate, typedAs } from "./date-cell.ts";
import type { Column, NumberColumn, StudyTable, TextColumn } from "./study-table.ts";

/** Cells that a spreadsheet has turned into dates, each said with its row. */
export interface MangledCells {
  readonly issues: readonly Issue[];
  /** Row id and column of each. */
  readonly explained: ReadonlySet<string>;
}

interface Mangled {
  readonly row: number;
  readonly what: string;
  readonly hint: string;
}

type Said = (row: number, column: string, what: string) => string;

const MAX_LISTED = 10;
/** Numbers of a column that are this many times smaller than a date's number make it stand out. */
const FAR = 10;
const OF_DATES = /\b(?:date|dates|datum|fecha|month|monat|mes|when|published|updated)\b|_date|date_/i;
/** What spreadsheets make dates of: ranges, fractions, numbers; a year by itself is none. */
const RANGE_OR_NUMBER = /^(?:\d{1,3}|\d+[.,]\d+|\d{1,3}\s*[-–/]\s*\d{1,3})$/;

const LOOK_UP =
  "Look up the number in the paper and type it in; format the column as text before typing in a spreadsheet.";
const IF_MEANT =
  "If the study reports this number, nothing needs to be done; else look it up in the paper and type it in.";

/**
 * Finds what a spreadsheet made of ranges, fractions and names before the table was saved: "3-May" for 3-5, and 44321, the
 * number behind a date, among much smaller numbers.
 * @param said what is said of a cell, with its place in the file
 * @param known cells that an issue explains already
 */
export function findMangled(table: StudyTable, said: Said, known: ReadonlySet<string>): MangledCells {
  const issues: Issue[] = [];
  const explained = new Set<string>();
  for (const column of table.columns) {
    if (OF_DATES.test(column.name)) continue;
    const found = mangledIn(column, table.rowIds).filter(
      ({ row }) => !known.has(placeOf(table.rowIds[row], column.name)),
    );
    for (const { row } of found) explained.add(placeOf(table.rowIds[row], column.name));
    issues.push(...described(column.name, found, table.rowIds, said));
  }
  return { issues, explained };
}

function mangledIn(column: Column, rowIds: readonly string[]): Mangled[] {
  return column.kind === "number" ? amongNumbers(column, rowIds) : amongTexts(column);
}

function amongNumbers({ values, unparsed }: NumberColumn, rowIds: readonly string[]): Mangled[] {
  const dates = rowIds.flatMap((rowId, row): Mangled[] => {
    const text = Object.hasOwn(unparsed, rowId) ? unparsed[rowId]! : "";
    const date = readDate(text);
    return date === null ? [] : [ofDate(row, text, date)];
  });
  const others = values.filter((value) => value !== null && !isSerial(value)) as number[];
  const serials = [...values.entries()].filter(([, value]) => value !== null && isSerial(value));
  const standOut =
    serials.length < others.length &&
    others.length > 1 &&
    serials.every(([, serial]) => others.every((value) => Math.abs(value) * FAR < serial!));
  return standOut ? [...dates, ...serials.map(([row, serial]) => ofSerial(row, serial!))] : dates;
}

function amongTexts({ values }: TextColumn): Mangled[] {
  const filled = [...values.entries()].flatMap(([row, text]) =>
    text === null ? [] : [{ row, text: text.trim() }],
  );
  const dates = filled.flatMap(({ row, text }) => {
    const date = readDate(text);
    return date === null ? [] : [{ row, text, date }];
  });
  const serials = filled.filter(({ text }) => /^\d{5}$/.test(text) && isSerial(Number(text)));
  const rest = filled.filter(
    ({ text }) => readDate(text) === null && !serials.some((one) => one.text === text),
  );
  const isOfRanges = rest.some(({ text }) => RANGE_OR_NUMBER.test(text));
  // A column of nothing but dates is one, and one of large numbers may go on.
  const isDoubted = (found: readonly unknown[]): boolean =>
    rest.length > 0 && (found.length * 2 <= filled.length || isOfRanges);
  const hasLarge = rest.some(({ text }) => /^\d{4,}$/.test(text));
  return [
    ...(isDoubted(dates) ? dates.map(({ row, text, date }) => ofDate(row, text, date)) : []),
    ...(isDoubted(serials) && !hasLarge ? serials.map(({ row, text }) => ofSerial(row, Number(text))) : []),
  ];
}

function ofDate(row: number, text: string, date: DateCell): Mangled {
  const what = `a spreadsheet made the date “${text}” of what was typed; it may have been ${typedAs(date).join(" or ")}.`;
  return { row, what, hint: LOOK_UP };
}

function ofSerial(row: number, serial: number): Mangled {
  const date = serialDate(serial);
  const typed = typedAs(readDate(date)!).join(" or ");
  const what = `${serial} is unlike the other cells; it is also the number by which spreadsheets keep the date ${date}, which they make of ${typed}.`;
  return { row, what, hint: IF_MEANT };
}

function described(name: string, found: readonly Mangled[], rowIds: readonly string[], said: Said): Issue[] {
  const listed = found.slice(0, MAX_LISTED).map(({ row, what, hint }) =>
    issue("cell-is-date", "warning", said(row, name, what), hint, {
      rowId: rowIds[row]!,
      column: name,
    }),
  );
  if (found.length <= MAX_LISTED) return listed;
  const message = `Column “${name}” has ${found.length} such cells; the first ${MAX_LISTED} are listed.`;
  return [...listed, issue("cell-is-date", "warning", message, found[0]!.hint, { column: name })];
}
