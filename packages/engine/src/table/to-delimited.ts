import { type Column, cellText, type StudyTable } from "./study-table.ts";

/**
 * The table as comma-separated text (RFC 4180, CRLF). Numbers are written in the shortest form that reads back to the same
 * double. Text that a spreadsheet would run as a formula is prefixed by an apostrophe, which importing takes off again;
 * numbers never are.
 */
export function toDelimited(table: StudyTable): string {
  const header = table.columns.map((column) => quote(guardFormula(column.name)));
  const lines = table.rowIds.map((rowId, row) =>
    table.columns.map((column) => cellOf(column, row, rowId)).join(","),
  );
  return `${[header.join(","), ...lines].join("\r\n")}\r\n`;
}

function cellOf(column: Column, row: number, rowId: string): string {
  const text = cellText(column, row, rowId);
  return typeof column.values[row] === "number" ? text : quote(guardFormula(text));
}

/** Text with an apostrophe before it where a spreadsheet would run it as a formula. */
export function guardFormula(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
