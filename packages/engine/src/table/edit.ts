import { fail, ok, type Result } from "../result.ts";
import { checkName, noColumn, noRow } from "./edit-issues.ts";
import { freshRowIds, withValues } from "./edit-parts.ts";
import { parseTypedNumber } from "./parse-number.ts";
import { readAmong } from "./read-among.ts";
import {
  type Column,
  findColumn,
  type NumberColumn,
  type StudyTable,
  type TextColumn,
} from "./study-table.ts";
import { yesNo } from "./yes-no.ts";

/** The new content of one cell, as typed. */
export interface CellEdit {
  readonly rowId: string;
  readonly column: string;
  readonly text: string;
}

/** Writes one cell; text that is not a number stays visible in a column of numbers and is reported when it is used. */
export function setCell(table: StudyTable, rowId: string, column: string, text: string): Result<StudyTable> {
  return setCells(table, [{ rowId, column, text }]);
}

/** Writes a block of cells in one go: a paste of thousands of cells copies each column once. Fails without any change. */
export function setCells(table: StudyTable, edits: readonly CellEdit[]): Result<StudyTable> {
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  const byColumn = new Map<string, CellEdit[]>();
  for (const edit of edits) {
    if (findColumn(table, edit.column) === undefined) return fail(noColumn(edit.column));
    if (!positions.has(edit.rowId)) return fail(noRow(edit.rowId));
    const list = byColumn.get(edit.column);
    if (list === undefined) byColumn.set(edit.column, [edit]);
    else list.push(edit);
  }
  const columns = table.columns.map((column) => {
    const own = byColumn.get(column.name);
    if (own === undefined) return column;
    return column.kind === "number" ? setNumbers(column, own, positions) : setTexts(column, own, positions);
  });
  return ok({ rowIds: table.rowIds, columns });
}

function setNumbers(
  column: NumberColumn,
  edits: readonly CellEdit[],
  positions: ReadonlyMap<string, number>,
): NumberColumn {
  const values = [...column.values];
  const unparsed = new Map(Object.entries(column.unparsed));
  for (const { rowId, text } of edits) {
    const parsed = parseTypedNumber(text);
    values[positions.get(rowId)!] = typeof parsed === "number" ? parsed : null;
    if (parsed === "unreadable") unparsed.set(rowId, text.trim());
    else unparsed.delete(rowId);
  }
  const others = values.filter((value) => value !== null);
  for (const { rowId } of edits) {
    const meant = readAmong(unparsed.get(rowId) ?? "", others);
    if (meant === null) continue;
    values[positions.get(rowId)!] = meant;
    unparsed.delete(rowId);
  }
  return { ...column, values, unparsed: Object.fromEntries(unparsed) };
}

function setTexts(
  column: TextColumn,
  edits: readonly CellEdit[],
  positions: ReadonlyMap<string, number>,
): TextColumn {
  const values = [...column.values];
  for (const { rowId, text } of edits) {
    const filled = text.trim() === "" ? null : text;
    values[positions.get(rowId)!] = column.form === "yes-no" ? yesNo(filled) : filled;
  }
  return { ...column, values };
}

/** Renames a column; whoever holds its name (roles, plots) has to follow. */
export function renameColumn(table: StudyTable, from: string, to: string): Result<StudyTable> {
  if (findColumn(table, from) === undefined) return fail(noColumn(from));
  const name = to.trim();
  if (name === from) return ok(table);
  const problem = checkName(table, name);
  if (problem !== null) return fail(problem);
  const columns = table.columns.map((column) => (column.name === from ? { ...column, name } : column));
  return ok({ rowIds: table.rowIds, columns });
}

/** Adds an empty column at the end. */
export function addColumn(table: StudyTable, name: string, kind: Column["kind"]): Result<StudyTable> {
  const trimmed = name.trim();
  const problem = checkName(table, trimmed);
  if (problem !== null) return fail(problem);
  const values = table.rowIds.map(() => null);
  const column: Column =
    kind === "number" ? { name: trimmed, kind, values, unparsed: {} } : { name: trimmed, kind, values };
  return ok({ rowIds: table.rowIds, columns: [...table.columns, column] });
}

export function removeColumn(table: StudyTable, name: string): Result<StudyTable> {
  if (findColumn(table, name) === undefined) return fail(noColumn(name));
  return ok({ rowIds: table.rowIds, columns: table.columns.filter((column) => column.name !== name) });
}

/**
 * Adds an empty row.
 * @param position where the row will stand; by default at the end
 * @param reserved ids that must not be used again although no row has them any more, such as those of exclusions
 */
export function addRow(
  table: StudyTable,
  position: number = table.rowIds.length,
  reserved: readonly string[] = [],
): Result<{ readonly table: StudyTable; readonly rowId: string }> {
  const rowId = freshRowIds([...table.rowIds, ...reserved], 1)[0]!;
  const at = clamp(position, table.rowIds.length);
  const columns = table.columns.map((column) => withValues(column, column.values.toSpliced(at, 0, null)));
  return ok({ table: { rowIds: table.rowIds.toSpliced(at, 0, rowId), columns }, rowId });
}

export function removeRow(table: StudyTable, rowId: string): Result<StudyTable> {
  const at = table.rowIds.indexOf(rowId);
  if (at < 0) return fail(noRow(rowId));
  const columns = table.columns.map((column) => {
    const shorter = withValues(column, column.values.toSpliced(at, 1));
    if (shorter.kind === "text" || !Object.hasOwn(shorter.unparsed, rowId)) return shorter;
    const unparsed = Object.fromEntries(Object.entries(shorter.unparsed).filter(([id]) => id !== rowId));
    return { ...shorter, unparsed };
  });
  return ok({ rowIds: table.rowIds.toSpliced(at, 1), columns });
}

/** @param to position of the row afterwards */
export function moveRow(table: StudyTable, rowId: string, to: number): Result<StudyTable> {
  const from = table.rowIds.indexOf(rowId);
  if (from < 0) return fail(noRow(rowId));
  const at = clamp(to, table.rowIds.length - 1);
  const columns = table.columns.map((column) =>
    withValues(column, moved<number | string | null>(column.values, from, at)),
  );
  return ok({ rowIds: moved(table.rowIds, from, at), columns });
}

function moved<T>(values: readonly T[], from: number, to: number): T[] {
  return values.toSpliced(from, 1).toSpliced(to, 0, values[from]!);
}

function clamp(position: number, largest: number): number {
  return Math.max(0, Math.min(largest, Math.trunc(position)));
}
