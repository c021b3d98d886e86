import { type Issue, issue } from "../result.ts";
import { namesStudies } from "./guess-label.ts";
import { freeName } from "./reported-column.ts";

type Row = readonly string[];

/** Rows of a table with what merged cells and headings say of several of them put into each. */
export interface UnmergedRows {
  readonly names: readonly string[];
  readonly body: readonly Row[];
  /** Ordinal of each row of the body in the text. */
  readonly records: readonly number[];
  readonly issues: readonly Issue[];
}

/** A single one may be a study of which nothing is reported. */
const LEAST_HEADINGS = 2;

/**
 * Printed tables name a study once for all of its rows, and a subgroup once above its studies: the former is repeated in each row,
 * the latter goes into a column.
 */
export function unmerged(
  names: readonly string[],
  body: readonly Row[],
  records: readonly number[],
): UnmergedRows {
  const grouped = withoutHeadings({ names, body, records, issues: [] });
  return namesStudies(names[0] ?? "") ? withRepeated(grouped) : grouped;
}

function withoutHeadings(rows: UnmergedRows): UnmergedRows {
  const { names, body } = rows;
  const isHeading = body.map((row, at) => standsAlone(row) && filled(body[at + 1] ?? []) > 1);
  const headings = body.filter((_, at) => isHeading[at]).map(([name = ""]) => name.trim());
  if (isHeading[0] !== true || headings.length < LEAST_HEADINGS) return rows;
  let heading = "";
  const kept: { readonly row: Row; readonly record: number }[] = [];
  for (const [at, row] of body.entries()) {
    if (isHeading[at]) heading = (row[0] ?? "").trim();
    else kept.push({ row: [...padded(row, names.length), heading], record: rows.records[at]! });
  }
  const name = freeName("Subgroup", new Set(names));
  return {
    names: [...names, name],
    body: kept.map(({ row }) => row),
    records: kept.map(({ record }) => record),
    issues: [headingsMoved(headings, name)],
  };
}

function withRepeated(rows: UnmergedRows): UnmergedRows {
  let above = "";
  let repeated = 0;
  const body = rows.body.map((row) => {
    const [own = "", ...rest] = row;
    if (own.trim() !== "") above = own;
    if (own.trim() !== "" || above === "" || filled(rest) < 2) return row;
    repeated += 1;
    return [above, ...rest];
  });
  if (repeated === 0) return rows;
  return { ...rows, body, issues: [...rows.issues, namesRepeated(repeated, rows.names[0]!)] };
}

function standsAlone(row: Row): boolean {
  return filled(row) === 1 && (row[0] ?? "").trim() !== "";
}

function filled(row: Row): number {
  return row.filter((cell) => cell.trim() !== "").length;
}

function padded(row: Row, width: number): string[] {
  return Array.from({ length: Math.max(width, row.length) }, (_, at) => row[at] ?? "");
}

function headingsMoved(headings: readonly string[], column: string): Issue {
  const shown = headings.map((heading) => `“${heading.slice(0, 40)}”`).join(", ");
  return issue(
    "headings-moved",
    "note",
    `${headings.length} rows hold nothing but a heading of the rows below them: ${shown}. They were put into the column “${column}”.`,
    "If one is a study without numbers, add it to the table by hand.",
    { column },
  );
}

function namesRepeated(rows: number, column: string): Issue {
  return issue(
    "names-repeated",
    "note",
    rows === 1
      ? `1 row has no name in the column “${column}”; it was given that of the row above, as merged cells have it.`
      : `${rows} rows have no name in the column “${column}”; each was given that of the row above, as merged cells have it.`,
    "Correct the names under Data if these rows are of other studies.",
    { column },
  );
}
