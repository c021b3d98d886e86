import { type AnalysisDocument, type Column, cellText } from "@treeline/engine";

/** A column of the grid: the row's number, whether it is used and why not, or a column of the table. */
export type GridColumn =
  | { readonly kind: "number"; readonly width: number }
  | { readonly kind: "use"; readonly width: number }
  | { readonly kind: "reason"; readonly width: number }
  | { readonly kind: "data"; readonly width: number; readonly column: Column; readonly index: number }
  /** A column computed by a formula; not edited in place. */
  | {
      readonly kind: "derived";
      readonly width: number;
      readonly column: Column;
      readonly expression: string;
    };

/** A derived column with its values, aligned with the rows of the table. */
export interface ShownDerived {
  readonly column: Column;
  readonly expression: string;
}

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

const MEASURED_ROWS = 60;
const CHARACTER = 7.4;
const PADDING = 26;
const MIN_WIDTH = 74;
const MAX_WIDTH = 270;

/** The columns from left to right. */
export function gridColumns(
  document: AnalysisDocument,
  derived: readonly ShownDerived[] = [],
): readonly GridColumn[] {
  const { table, exclusions } = document;
  const reason: GridColumn[] = exclusions.length > 0 ? [{ kind: "reason", width: 170 }] : [];
  return [
    { kind: "number", width: numberWidth(table.rowIds.length) },
    { kind: "use", width: 46 },
    ...reason,
    ...table.columns.map(
      (column, index): GridColumn => ({ kind: "data", column, index, width: widthOf(column, table.rowIds) }),
    ),
    ...derived.map(
      ({ column, expression }): GridColumn => ({
        kind: "derived",
        column,
        expression,
        width: widthOf(column, table.rowIds),
      }),
    ),
  ];
}

function numberWidth(rows: number): number {
  return Math.max(48, Math.round(String(rows).length * CHARACTER) + 24);
}

function widthOf(column: Column, rowIds: readonly string[]): number {
  const every = Math.ceil(rowIds.length / MEASURED_ROWS);
  let longest = column.name.length + 1;
  // From the last row upwards: numbered names are longest at the end.
  for (let row = rowIds.length - 1; row >= 0; row -= every) {
    longest = Math.max(longest, shownText(column, row, rowIds[row]!).length);
  }
  return Math.ceil(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, longest * CHARACTER + PADDING)));
}

/** Whether a text may be longer than its column is wide. */
export function isCutOff(text: string, width: number): boolean {
  return text.length * CHARACTER + PADDING > width;
}

/** The text shown in a cell: as typed, but with the true minus; long decimals are shortened for the eye only. */
export function shownText(column: Column, row: number, rowId: string): string {
  const text = cellText(column, row, rowId);
  const value = column.values[row];
  if (typeof value !== "number") return text;
  const short = text.length > 9 && !Number.isInteger(value) ? String(Number(value.toPrecision(6))) : text;
  return short.replace("-", "\u2212");
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
