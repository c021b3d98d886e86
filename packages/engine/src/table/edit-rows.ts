import { fail, ok, type Result } from "../result.ts";
import { noRow } from "./edit-issues.ts";
import { freshRowIds, withValues } from "./edit-parts.ts";
import type { StudyTable } from "./study-table.ts";

/**
 * Adds empty rows in one go.
 * @param position where the first of them will stand
 * @param reserved ids that must not be used again although no row has them any more, such as those of exclusions
 */
export function addRows(
  table: StudyTable,
  position: number,
  count: number,
  reserved: readonly string[] = [],
): StudyTable {
  const ids = freshRowIds([...table.rowIds, ...reserved], count);
  const at = Math.max(0, Math.min(table.rowIds.length, Math.trunc(position)));
  const blank = ids.map(() => null);
  return {
    rowIds: [...table.rowIds.slice(0, at), ...ids, ...table.rowIds.slice(at)],
    columns: table.columns.map((column) =>
      withValues(column, [...column.values.slice(0, at), ...blank, ...column.values.slice(at)]),
    ),
  };
}

/** Removes rows in one go. Fails without any change where one of them is not there. */
export function removeRows(table: StudyTable, rowIds: readonly string[]): Result<StudyTable> {
  const gone = new Set(rowIds);
  const kept = positionsOf(table, (rowId) => !gone.has(rowId));
  const known = new Set(table.rowIds);
  const lost = rowIds.find((rowId) => !known.has(rowId));
  return lost === undefined ? ok(rowsAt(table, kept)) : fail(noRow(lost));
}

/**
 * Moves rows, which keep their order among themselves.
 * @param to position of the first of them afterwards
 */
export function moveRows(table: StudyTable, rowIds: readonly string[], to: number): Result<StudyTable> {
  const moving = new Set(rowIds);
  const lost = rowIds.find((rowId) => !table.rowIds.includes(rowId));
  if (lost !== undefined) return fail(noRow(lost));
  const own = positionsOf(table, (rowId) => moving.has(rowId));
  const others = positionsOf(table, (rowId) => !moving.has(rowId));
  const at = Math.max(0, Math.min(others.length, Math.trunc(to)));
  return ok(rowsAt(table, [...others.slice(0, at), ...own, ...others.slice(at)]));
}

/** The same rows in another order. @throws RangeError where it is no order of the rows */
export function orderRows(table: StudyTable, rowIds: readonly string[]): StudyTable {
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  const order = rowIds.map((rowId) => positions.get(rowId));
  if (new Set(order).size !== table.rowIds.length || order.includes(undefined)) {
    throw new RangeError(`${rowIds.length} ids are no order of the ${table.rowIds.length} rows`);
  }
  return rowsAt(
    table,
    order.map((position) => position!),
  );
}

function positionsOf(table: StudyTable, isWanted: (rowId: string) => boolean): number[] {
  return table.rowIds.flatMap((rowId, position) => (isWanted(rowId) ? [position] : []));
}

function rowsAt(table: StudyTable, positions: readonly number[]): StudyTable {
  const rowIds = positions.map((position) => table.rowIds[position]!);
  const kept = new Set(rowIds);
  const columns = table.columns.map((column) => {
    const next = withValues(
      column,
      positions.map((position) => column.values[position] ?? null),
    );
    if (next.kind === "text") return next;
    const unparsed = Object.fromEntries(Object.entries(next.unparsed).filter(([rowId]) => kept.has(rowId)));
    return { ...next, unparsed };
  });
  return { rowIds, columns };
}
