import { formatExact } from "../format/index.ts";
import { guardFormula } from "../table/to-delimited.ts";

export type Cell = string | number | null;

/** Rows as comma-separated text; numbers unrounded, null is an empty cell. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return `${rows.map((row) => row.map(cellText).join(",")).join("\r\n")}\r\n`;
}

/** Text is quoted where it must be, and guarded as the table's own export guards it; numbers are never altered. */
function cellText(cell: Cell): string {
  if (typeof cell !== "string") return formatExact(cell);
  const text = guardFormula(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
