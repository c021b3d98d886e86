import { type Issue, issue } from "../result.ts";

type Row = readonly string[];

/**
 * A row that a separator within brackets made too long, put together again: "0,31 [0,10" and " 0,96]" are one cell.
 * @returns the row itself where that does not make it as long as the names of the columns
 */
export function mendedRow(row: Row, delimiter: string, width: number): Row {
  if (row.length <= width) return row;
  const cells: string[] = [];
  for (const cell of row) {
    const last = cells.at(-1);
    if (last !== undefined && isOpen(last)) cells[cells.length - 1] = `${last}${delimiter}${cell}`;
    else cells.push(cell);
  }
  return cells.length === width ? cells : row;
}

function isOpen(cell: string): boolean {
  return cell.lastIndexOf("[") > cell.lastIndexOf("]") || cell.lastIndexOf("(") > cell.lastIndexOf(")");
}

export function cellsMended(rows: number, example: string): Issue {
  return issue(
    "cells-mended",
    "note",
    `In ${rows === 1 ? "1 row" : `${rows} rows`} the separator also stands within brackets, as in “${example}”; such cells were put together again.`,
    "Look at the preview.",
  );
}
