import { type Issue, issue } from "../result.ts";
import type { DelimitedText } from "./parse-delimited.ts";
import { type NumberFormat, parseNumber } from "./parse-number.ts";
import type { StudyTable } from "./study-table.ts";

/** A file that is ragged throughout is one problem, not ten thousand. */
const MAX_RAGGED = 20;

/** The cells of the used columns, empty where the row is too short. */
export function fitRow(row: readonly string[], isUsed: readonly boolean[]): string[] {
  const cells: string[] = [];
  for (const [index, used] of isUsed.entries()) if (used) cells.push(row[index] ?? "");
  return cells;
}

/** Rows with too few or too many cells, empty rows between others, and a quote that never closes. */
export function checkShape(
  delimited: DelimitedText,
  body: readonly (readonly string[])[],
  records: readonly number[],
  width: number,
  rowIds: readonly string[],
): Issue[] {
  const issues: Issue[] = [];
  if (delimited.unclosedQuote !== null) issues.push(unclosedQuote(delimited.unclosedQuote));
  if (delimited.skipped > 0) issues.push(skippedRows(delimited.skipped));
  let ragged = 0;
  for (const [index, row] of body.entries()) {
    const extra = row.slice(width).filter((cell) => cell.trim() !== "");
    if (row.length >= width && extra.length === 0) continue;
    ragged += 1;
    if (ragged <= MAX_RAGGED)
      issues.push(raggedRow(row.length, width, extra, records[index]!, rowIds[index]!));
  }
  if (ragged > MAX_RAGGED) issues.push(manyRagged(ragged));
  return issues;
}

function raggedRow(
  cells: number,
  width: number,
  extra: readonly string[],
  record: number,
  rowId: string,
): Issue {
  if (extra.length === 0) {
    return issue(
      "row-too-short",
      "warning",
      cells === 1
        ? `Row ${record} of the file has 1 cell where ${width} are expected; the cells at its end are taken as empty.`
        : `Row ${record} of the file has ${cells} cells where ${width} are expected; the cells at its end are taken as empty.`,
      "Check this row: a cell may be missing in its middle.",
      { rowId },
    );
  }
  const shown = extra.slice(0, 3).map((cell) => `“${cell.trim().slice(0, 40)}”`);
  return issue(
    "row-too-long",
    "warning",
    `Row ${record} of the file has ${cells} cells where ${width} are expected; ${shown.join(", ")} at its end could not be placed, and the cells before may be shifted.`,
    "Check this row for an unquoted delimiter, such as a decimal comma in a comma-separated file.",
    { rowId },
  );
}

function manyRagged(count: number): Issue {
  return issue(
    "rows-ragged",
    "warning",
    `${count} rows have too few or too many cells; the first ${MAX_RAGGED} are listed. Their cells may stand in the wrong columns.`,
    "Check the delimiter and the quotes of the file.",
  );
}

function skippedRows(count: number): Issue {
  return issue(
    "rows-empty",
    "note",
    `${count} empty ${count === 1 ? "row was" : "rows were"} left out; nothing is lost.`,
    "Nothing needs to be done.",
  );
}

function unclosedQuote(record: number): Issue {
  return issue(
    "quote-not-closed",
    "warning",
    `A quotation mark in row ${record} of the file is never closed, so everything after it was read as one cell.`,
    "Close or remove the quotation mark in the file and read it again.",
  );
}

export function ambiguousNumbers(example: string, format: NumberFormat): Issue {
  const reading = format.decimal === "," ? "a decimal comma" : "a mark between thousands";
  return issue(
    "number-format-ambiguous",
    "warning",
    `The comma in numbers such as ${example} could be a decimal mark or separate thousands, and nothing in the file tells. It was read as ${reading}; if that is wrong, every such number is wrong by a factor of a thousand.`,
    "Look at the preview, and choose the other decimal mark if the numbers are not right.",
  );
}

/** A column with another decimal mark than the rest of its table. */
export function otherDecimal(name: string, example: string, { decimal }: NumberFormat, rowId: string): Issue {
  return issue(
    "column-other-decimal",
    "warning",
    decimal === ","
      ? `The column “${name}” has a decimal comma, as in ${example}, where other columns have decimal points. Its numbers were read so.`
      : `The column “${name}” has a decimal point, as in ${example}, where other columns have decimal commas. Its numbers were read so.`,
    "Look at the preview, and choose the decimal mark if its numbers are not right.",
    { rowId, column: name },
  );
}

export function maybeThousands(example: string): Issue {
  return issue(
    "thousands-mark-possible",
    "warning",
    `Every number with a point, such as ${example}, has exactly three digits after it, so the point could separate thousands. It was read as a decimal point; if that is wrong, every such number is too small by a factor of a thousand.`,
    "Look at the preview, and choose the comma as decimal mark if the numbers are not right.",
  );
}

/** One issue per column that holds something besides its numbers; the cells themselves stay as typed. */
export function describeUnparsed(table: StudyTable): Issue[] {
  const issues: Issue[] = [];
  for (const column of table.columns) {
    if (column.kind !== "number") continue;
    const cells = Object.entries(column.unparsed);
    if (cells.length === 0) continue;
    const rowOf = new Map(table.rowIds.map((rowId, row) => [rowId, row + 1]));
    const firsts = new Map(cells.toReversed().map(([rowId, text]) => [text, rowOf.get(rowId)!]));
    const examples = [...firsts]
      .toReversed()
      .slice(0, 3)
      .map(([text, row]) => `${quoted(text)} (row ${row})`);
    issues.push(
      issue(
        "cells-not-numbers",
        "warning",
        `The column “${column.name}” holds numbers, but ${cells.length} of its cells could not be read as one: ${examples.join(", ")}. They are kept as they are; a study that needs one of them is left out.`,
        "Correct these cells, for example where a spreadsheet turned a range into a date; once imported, each says under Data why it was not read, and what it may mean.",
        { rowId: cells[0]![0], column: column.name },
      ),
    );
  }
  return issues;
}

/** The table without the unread texts of cells whose cause is reported already. @param cells row id and column of each */
export function withoutCells(table: StudyTable, cells: ReadonlySet<string>): StudyTable {
  if (cells.size === 0) return table;
  return {
    rowIds: table.rowIds,
    columns: table.columns.map((column) => {
      if (column.kind === "text") return column;
      const rest = Object.entries(column.unparsed).filter(([rowId]) => !cells.has(`${rowId} ${column.name}`));
      return { ...column, unparsed: Object.fromEntries(rest) };
    }),
  };
}

/** One issue per column that became text although a third of its filled cells are numbers. */
export function describeTextColumns(
  table: StudyTable,
  records: readonly number[],
  format: NumberFormat,
): Issue[] {
  return table.columns.flatMap((column) => {
    if (column.kind !== "text") return [];
    let numbers = 0;
    let others = 0;
    /** Each other text with the index of the first row that holds it. */
    const firsts = new Map<string, number>();
    for (const [row, text] of column.values.entries()) {
      const parsed = parseNumber(text ?? "", format);
      if (text === null || parsed === "missing") continue;
      if (parsed !== "unreadable") numbers += 1;
      else {
        others += 1;
        if (!firsts.has(text)) firsts.set(text, row);
      }
    }
    if (others === 0 || numbers * 3 < numbers + others) return [];
    const examples = [...firsts].slice(0, 3);
    const shown = examples.map(([text, row]) => `${quoted(text)} (row ${records[row]!} of the file)`);
    return [
      issue(
        "column-read-as-text",
        "warning",
        `The column “${column.name}” was read as text, because ${others} of its ${numbers + others} filled cells are no numbers: ${shown.join(", ")}. The other ${numbers} are, but nothing can be computed from a column of text.`,
        "If it should hold numbers, choose the other decimal mark where that is the reason; else set the column’s type to numbers and correct these cells.",
        { rowId: table.rowIds[examples[0]![1]]!, column: column.name },
      ),
    ];
  });
}

function quoted(text: string): string {
  return `“${text.slice(0, 40)}”`;
}
