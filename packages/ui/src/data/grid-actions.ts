import { cellText } from "@treeline/engine";
import { excludeRow, exclusionReason, includeRow, isExcluded } from "../state/edits.ts";
import { project } from "../state/project.ts";
import { pasteCells, renameTo } from "../state/table-edits.ts";
import { formatBlock } from "./clipboard.ts";
import type { Block, GridColumn, Place } from "./grid-model.ts";

/** What a cell holds, in full, as it is edited and copied. */
export function editText(column: GridColumn, row: number): string {
  const document = project.value;
  const rowId = document.table.rowIds[row];
  if (column.kind === "data") {
    return rowId === undefined ? column.column.name : cellText(column.column, row, rowId);
  }
  if (column.kind === "derived") {
    return rowId === undefined ? column.column.name : cellText(column.column, row, rowId);
  }
  if (rowId === undefined || column.kind !== "reason") return "";
  return exclusionReason(document, rowId);
}

/** Whether typing into a cell means anything. */
export function isEditable(column: GridColumn, row: number): boolean {
  if (column.kind === "data") return true;
  const rowId = project.value.table.rowIds[row];
  return column.kind === "reason" && rowId !== undefined && isExcluded(project.value, rowId);
}

export function commitText(column: GridColumn, place: Place, text: string): void {
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

/** The cells of the table inside a block, as text. */
export function blockText(columns: readonly GridColumn[], block: Block): string {
  const inside = columns.slice(block.left, block.right + 1);
  const rows: string[][] = [];
  for (let row = block.top; row <= block.bottom; row += 1)
    rows.push(inside.map((column) => editText(column, row)));
  return formatBlock(rows);
}

/** Copies the uppermost cells of a block into those below; a single row takes over the row above it. */
export function fillDown(columns: readonly GridColumn[], block: Block): void {
  const inside = columns.slice(block.left, block.right + 1).filter((column) => column.kind === "data");
  const first = inside[0];
  const source = block.top === block.bottom ? block.top - 1 : Math.max(0, block.top);
  if (first?.kind !== "data" || source < 0 || block.bottom <= source) return;
  const texts = inside.map((column) => editText(column, source));
  pasteCells(
    source + 1,
    first.index,
    Array.from({ length: block.bottom - source }, () => texts),
  );
}

/** Empties the cells of a block in one step. */
export function clearBlock(columns: readonly GridColumn[], block: Block): void {
  const inside = columns.slice(block.left, block.right + 1).filter((column) => column.kind === "data");
  const first = inside[0];
  const top = Math.max(0, block.top);
  if (first?.kind !== "data" || block.bottom < top) return;
  const rows = Array.from({ length: block.bottom - top + 1 }, () => inside.map(() => ""));
  pasteCells(top, first.index, rows);
}
