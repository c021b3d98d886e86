/// <reference path="./papaparse.d.ts" />
import Papa from "papaparse";

export const DELIMITERS = ["\t", ";", "|", ","] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Cells of a delimited text. Empty lines are left out; `lines` counts from 1 and gives each record's place in the text. */
export interface DelimitedText {
  readonly rows: readonly (readonly string[])[];
  /** Ordinal of each row among all records of the text, empty ones included. */
  readonly records: readonly number[];
  /** Empty records between others. */
  readonly skipped: number;
  /** Record at which a quote opens and never closes, or null. */
  readonly unclosedQuote: number | null;
}

export interface Sniffed {
  readonly delimiter: Delimiter;
  /** Cells of most rows. */
  readonly width: number;
}

const SNIFFED_ROWS = 60;

/** Line ends of every system become one, inside quotes too. */
export function normaliseLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * Splits a text into records and cells (RFC 4180: quotes, doubled quotes, line breaks inside quotes).
 * @param text with line feeds only, see {@link normaliseLines}
 */
export function splitDelimited(text: string, delimiter: Delimiter): DelimitedText {
  const { data, errors } = Papa.parse(text, { delimiter, newline: "\n" });
  const rows: string[][] = [];
  const records: number[] = [];
  for (const [index, row] of data.entries()) {
    if (row.every((cell) => cell.trim() === "")) continue;
    rows.push(row);
    records.push(index + 1);
  }
  const quote = errors.find((error) => error.code === "MissingQuotes");
  return {
    rows,
    records,
    skipped: (records.at(-1) ?? 0) - records.length,
    unclosedQuote: quote === undefined ? null : (quote.row ?? 0) + 1,
  };
}

/**
 * The delimiter that cuts the first rows into the most regular table. Where several do, the less usual mark wins: a comma
 * that also separates digits cuts every row of a semicolon file alike.
 */
export function sniffDelimiter(text: string): Sniffed {
  let best: Sniffed = { delimiter: ",", width: 1 };
  let bestShare = 0;
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse(text, { delimiter, newline: "\n", preview: SNIFFED_ROWS });
    const { share, width } = regularity(data.filter((row) => row.some((cell) => cell.trim() !== "")));
    if (share > bestShare) {
      best = { delimiter, width };
      bestShare = share;
    }
  }
  return best;
}

/** Share of rows with as many cells as most have; 0 where most are a single cell. Titles above a table have fewer. */
function regularity(rows: readonly (readonly string[])[]): { share: number; width: number } {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, most] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0]);
  return { share: width < 2 ? 0 : most / rows.length, width };
}
