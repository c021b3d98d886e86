import { type Column, cellText, type StudyTable } from "@treeline/engine";
import { localNumber } from "../state/number-marks.ts";

interface GridColumnBase {
  readonly width: number;
  /** Where it stays while the others scroll, in CSS pixels from the left; null = it scrolls. */
  readonly left: number | null;
}

/** A column of the grid: the row's number, whether it is used and why not, or a column of the table. */
export type GridColumn =
  | (GridColumnBase & { readonly kind: "number" })
  | (GridColumnBase & { readonly kind: "use" })
  | (GridColumnBase & { readonly kind: "reason" })
  | (GridColumnBase & { readonly kind: "data"; readonly column: Column; readonly index: number })
  /** A column computed by a formula; not edited in place. */
  | (GridColumnBase & { readonly kind: "derived"; readonly column: Column; readonly expression: string });

/** A place in the grid; row -1 is the row of names. */
export interface Place {
  readonly row: number;
  readonly col: number;
}

/** Rows and columns from and to, both included. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The text shown in a cell: as typed, but with the true minus; long decimals are shortened for the eye only. */
export function shownText(column: Column, row: number, rowId: string): string {
  const text = cellText(column, row, rowId);
  const value = column.values[row];
  return typeof value === "number" ? shownNumber(value, text) : text;
}

/** A number as it was typed, but with the true minus and the reader's decimal mark; long decimals are shortened for the eye only. */
export function shownNumber(value: number, text: string): string {
  const short = text.length > 9 && !Number.isInteger(value) ? String(Number(value.toPrecision(6))) : text;
  return localNumber(short.replace("-", "\u2212"));
}

export function blockOf(a: Place, b: Place): Block {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.col, b.col),
    right: Math.max(a.col, b.col),
  };
}

export function contains(block: Block, row: number, col: number): boolean {
  return row >= block.top && row <= block.bottom && col >= block.left && col <= block.right;
}

/**
 * The rows to draw for what is visible, a few beyond, and the one that holds the focus wherever it is. At either end of the
 * table there are as many as anywhere else, so that scrolling to it makes and removes no elements.
 */
export function rowsToDraw(first: number, last: number, active: number, count: number): readonly number[] {
  const from = Math.max(0, Math.min(first, count - 1 - (last - first)));
  const to = Math.min(count - 1, from + last - first);
  const rows = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (active < 0 || active >= count || (active >= from && active <= to)) return rows;
  return active < from ? [active, ...rows] : [...rows, active];
}

/** Where a key leads; null = the key does not move. */
export function moved(
  place: Place,
  event: KeyboardEvent,
  rows: number,
  cols: number,
  page: number,
): Place | null {
  const { row, col } = place;
  const far = event.ctrlKey || event.metaKey;
  const targets: Readonly<Record<string, Place>> = {
    ArrowUp: { row: far ? 0 : row - 1, col },
    ArrowDown: { row: far ? rows - 1 : row + 1, col },
    ArrowLeft: { row, col: far ? 0 : col - 1 },
    ArrowRight: { row, col: far ? cols - 1 : col + 1 },
    Home: { row: far ? 0 : row, col: 0 },
    End: { row: far ? rows - 1 : row, col: cols - 1 },
    PageUp: { row: Math.max(0, row - page), col },
    PageDown: { row: row + page, col },
  };
  const target = targets[event.key];
  return target === undefined ? null : clamped(target, rows, cols);
}

export function clamped(place: Place, rows: number, cols: number): Place {
  return {
    row: Math.max(-1, Math.min(rows - 1, place.row)),
    col: Math.max(0, Math.min(cols - 1, place.col)),
  };
}

/** Whether nothing has been entered in a row yet. */
export function isEmptyRow({ columns }: StudyTable, row: number): boolean {
  return columns.every(({ values }) => (values[row] ?? "") === "");
}

/** A whole selection of rows reaches from the first column to the last, one of columns from their names to the last row. */
export function spansRows(block: Block, cols: number): boolean {
  return block.left === 0 && block.right >= cols - 1;
}

export function spansColumns(block: Block, rows: number): boolean {
  return block.top === -1 && block.bottom >= rows - 1;
}

/** The part of a block that has cells of the table; null = only names of columns. */
export function bodyOf(block: Block): Block | null {
  return block.bottom < 0 ? null : { ...block, top: Math.max(0, block.top) };
}

/** The columns of the table inside a block. */
export function dataColumns(
  columns: readonly GridColumn[],
  block: Block,
): readonly (GridColumn & { readonly kind: "data" })[] {
  return columns.slice(block.left, block.right + 1).filter((column) => column.kind === "data");
}
