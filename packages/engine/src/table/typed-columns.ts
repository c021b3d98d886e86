import type { ParsedNumber } from "./parse-number.ts";
import type { Column } from "./study-table.ts";

/**
 * Types one column: numbers if more than half of its filled cells are numbers (or none is filled), text otherwise. In a
 * column of numbers every other filled cell is kept as it was typed.
 * @param cells as they stand in the file
 * @param parsed what was read of each
 * @param explained rows whose cells say something of a number without being one, such as "n.s."; they speak for neither kind
 */
export function typeColumn(
  name: string,
  cells: readonly string[],
  rowIds: readonly string[],
  parsed: readonly ParsedNumber[],
  explained: ReadonlySet<string> = new Set(),
): Column {
  let numbers = 0;
  let filled = 0;
  for (const [row, value] of parsed.entries()) {
    if (value === "missing" || (value === "unreadable" && explained.has(rowIds[row]!))) continue;
    filled += 1;
    if (value !== "unreadable") numbers += 1;
  }
  if (filled > 0 && numbers * 2 <= filled) return { name, kind: "text", values: cells.map(textOrNull) };
  const unparsed: [string, string][] = [];
  const values = parsed.map((value, row) => {
    if (typeof value === "number") return value;
    if (value === "unreadable") unparsed.push([rowIds[row]!, cells[row]!.trim()]);
    return null;
  });
  return { name, kind: "number", values, unparsed: Object.fromEntries(unparsed) };
}

/** Text of a cell without the apostrophe that keeps spreadsheets from running it as a formula. */
function textOrNull(cell: string): string | null {
  const text = cell.trim();
  if (text === "" || text === "NA") return null;
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
