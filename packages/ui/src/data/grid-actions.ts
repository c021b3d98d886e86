import { cellText } from "@treeline/engine";
import { continueSeries } from "@treeline/engine/table-edits";
import { excludeRow, exclusionReason, includeRow, isExcluded } from "../state/edits.ts";
import { localNumber, plainNumber } from "../state/number-marks.ts";
import { project } from "../state/project.ts";
import { pasteCells, renameTo } from "../state/table-edits.ts";
import { formatBlock, parseBlock } from "./clipboard.ts";
import { blockHtml, parseHtmlBlock, saysTypes } from "./clipboard-html.ts";
import { type Block, bodyOf, dataColumns, type GridColumn, type Place } from "./grid-model.ts";

/** What a cell holds, in full and with a decimal point, as it is copied. */
function editText(column: GridColumn, row: number): string {
  const document = project.value;
  const rowId = document.table.rowIds[row];
  if (column.kind === "data" || column.kind === "derived") {
    return rowId === undefined ? column.column.name : cellText(column.column, row, rowId);
  }
  if (rowId === undefined || column.kind !== "reason") return "";
  return exclusionReason(document, rowId);
}

/** What a cell holds as its reader writes it: what an editor begins with. */
export function typedText(column: GridColumn, row: number): string {
  const text = editText(column, row);
  const isNumber = row >= 0 && "column" in column && typeof column.column.values[row] === "number";
  return isNumber ? localNumber(text) : text;
}

/** Whether typing into a cell means anything. */
export function isEditable(column: GridColumn, row: number): boolean {
  if (column.kind === "data") return true;
  const rowId = project.value.table.rowIds[row];
  return column.kind === "reason" && rowId !== undefined && isExcluded(project.value, rowId);
}

export function commitText(column: GridColumn, place: Place, typed: string): void {
  const isOfNumbers = place.row >= 0 && column.kind === "data" && column.column.kind === "number";
  const text = isOfNumbers ? plainNumber(typed) : typed;
  if (text === editText(column, place.row)) return;
  const rowId = project.value.table.rowIds[place.row];
  if (column.kind === "reason" && rowId !== undefined) excludeRow(rowId, text.trim());
  if (column.kind !== "data") return;
  if (rowId === undefined) renameTo(column.column.name, text.trim());
  else pasteCells(place.row, column.index, [[text]]);
}

export function toggleUse(rowId: string): void {
  if (isExcluded(project.value, rowId)) includeRow(rowId);
  else excludeRow(rowId, "");
}

/** What a block puts on the clipboard: as text for any program, as a table for spreadsheets. */
export interface CopiedBlock {
  readonly text: string;
  readonly html: string;
  readonly rows: number;
  readonly columns: number;
}

/** The cells of the table inside a block; row numbers and checkboxes are not copied along. */
export function copyBlock(columns: readonly GridColumn[], block: Block): CopiedBlock {
  const inside = columns
    .slice(block.left, block.right + 1)
    .filter(({ kind }) => kind !== "number" && kind !== "use");
  const rows = Array.from({ length: block.bottom - block.top + 1 }, (_, down) =>
    inside.map((column) => {
      const row = block.top + down;
      const isNumber = row >= 0 && "column" in column && typeof column.column.values[row] === "number";
      return { text: editText(column, row), isNumber };
    }),
  );
  const text = formatBlock(rows.map((row) => row.map((cell) => cell.text)));
  return { text, html: blockHtml(rows), rows: rows.length, columns: inside.length };
}

/** The cells on the clipboard: from its table where that says what the cells hold or the text has no cells, else from its text. */
export function pastedBlock(text: string, html: string): string[][] {
  const isPlain = !/[\t\n]/.test(text.trim());
  const table = html !== "" && (saysTypes(html) || isPlain) ? parseHtmlBlock(html) : null;
  const isTable = table !== null && (saysTypes(html) || table.length > 1 || (table[0]?.length ?? 0) > 1);
  return isTable ? table : parseBlock(text);
}

/**
 * Writes what was pasted at the upper left cell of a block; where the block is a multiple of what was pasted it is filled
 * with it, so that one cell fills them all.
 * @returns rows and columns written; null = there is no cell to paste into
 */
export function pasteInto(
  columns: readonly GridColumn[],
  block: Block,
  pasted: readonly (readonly string[])[],
): { readonly rows: number; readonly columns: number } | null {
  const inside = dataColumns(columns, block);
  const first = inside[0];
  const body = bodyOf(block);
  if (first === undefined || body === null || pasted.length === 0) return null;
  const cells = tiled(pasted, body.bottom - body.top + 1, inside.length);
  pasteCells(body.top, first.index, cells);
  return { rows: cells.length, columns: Math.max(...cells.map((row) => row.length)) };
}

function tiled(
  cells: readonly (readonly string[])[],
  rows: number,
  columns: number,
): readonly (readonly string[])[] {
  const width = Math.max(...cells.map((row) => row.length));
  const [down, right] = [rows / cells.length, columns / width];
  const fits = Number.isInteger(down) && Number.isInteger(right);
  if (!fits || down * right === 1) return cells;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => cells[row % cells.length]![column % width] ?? ""),
  );
}

/**
 * Copies the uppermost cells of a block into those below; a single row takes over the row above it.
 * @returns cells filled
 */
export function fillDown(columns: readonly GridColumn[], block: Block): number {
  const inside = dataColumns(columns, block);
  const [first] = inside;
  const source = block.top === block.bottom ? block.top - 1 : Math.max(0, block.top);
  if (first === undefined || source < 0 || block.bottom <= source) return 0;
  const texts = inside.map((column) => editText(column, source));
  pasteCells(
    source + 1,
    first.index,
    Array.from({ length: block.bottom - source }, () => texts),
  );
  return (block.bottom - source) * inside.length;
}

/**
 * Copies the leftmost cells of a block into those right of them; a single column takes over the one left of it.
 * @returns cells filled
 */
export function fillRight(columns: readonly GridColumn[], block: Block): number {
  const body = bodyOf(block);
  if (body === null) return 0;
  const isSingle = block.left === block.right;
  const inside = dataColumns(columns, isSingle ? { ...block, left: block.left - 1 } : block);
  const [source, first] = inside;
  if (source === undefined || first === undefined) return 0;
  const rows = Array.from({ length: body.bottom - body.top + 1 }, (_, down) => {
    const text = editText(source, body.top + down);
    return inside.slice(1).map(() => text);
  });
  pasteCells(body.top, first.index, rows);
  return rows.length * (inside.length - 1);
}

/** Continues the cells of a block into the rest of a larger one that begins or ends with it. */
export function fillSeries(columns: readonly GridColumn[], from: Block, whole: Block): void {
  const body = bodyOf(whole);
  const inside = dataColumns(columns, whole);
  const [first] = inside;
  if (body === null || first === undefined) return;
  const own = dataColumns(columns, from);
  const text = (column: GridColumn, row: number): string => editText(column, row);
  if (whole.left === from.left && whole.right === from.right) {
    const known = range(from.top, from.bottom);
    const isUp = whole.top < from.top;
    const count = whole.bottom - whole.top - (from.bottom - from.top);
    const series = own.map((column) =>
      along(
        known.map((row) => text(column, row)),
        count,
        isUp,
      ),
    );
    const rows = range(0, count - 1).map((at) => series.map((cells) => cells[at]!));
    pasteCells(isUp ? whole.top : from.bottom + 1, first.index, rows);
    return;
  }
  const isLeft = whole.left < from.left;
  const count = inside.length - own.length;
  const start = isLeft ? first : inside[own.length];
  if (start === undefined || count <= 0) return;
  const rows = range(body.top, body.bottom).map((row) =>
    along(
      own.map((column) => text(column, row)),
      count,
      isLeft,
    ),
  );
  pasteCells(body.top, start.index, rows);
}

/** The cells that continue others, in the order they stand: backwards where they come before them. */
function along(cells: readonly string[], count: number, isBefore: boolean): string[] {
  return isBefore ? continueSeries(cells.toReversed(), count).toReversed() : continueSeries(cells, count);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/**
 * Empties the cells of a block in one step.
 * @returns cells emptied
 */
export function clearBlock(columns: readonly GridColumn[], block: Block): number {
  const inside = dataColumns(columns, block);
  const [first] = inside;
  const body = bodyOf(block);
  if (first === undefined || body === null) return 0;
  const rows = range(body.top, body.bottom).map(() => inside.map(() => ""));
  pasteCells(body.top, first.index, rows);
  return rows.length * inside.length;
}
