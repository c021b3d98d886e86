import { fail, ok, type Result } from "../result.ts";
import { checkName, noColumn } from "./edit-issues.ts";
import { type Column, findColumn, type StudyTable, type TextForm } from "./study-table.ts";
import { yesNo } from "./yes-no.ts";

/** Adds empty columns side by side. @param position where the first of them will stand */
export function addColumns(
  table: StudyTable,
  names: readonly string[],
  kind: Column["kind"],
  position: number,
): Result<StudyTable> {
  const at = Math.max(0, Math.min(table.columns.length, Math.trunc(position)));
  let columns: readonly Column[] = table.columns;
  for (const [index, given] of names.entries()) {
    const name = given.trim();
    const problem = checkName({ ...table, columns }, name);
    if (problem !== null) return fail(problem);
    const values = table.rowIds.map(() => null);
    const column: Column = kind === "number" ? { name, kind, values, unparsed: {} } : { name, kind, values };
    columns = columns.toSpliced(at + index, 0, column);
  }
  return ok({ rowIds: table.rowIds, columns });
}

/** Removes columns in one go. Fails without any change where one of them is not there. */
export function removeColumns(table: StudyTable, names: readonly string[]): Result<StudyTable> {
  const lost = names.find((name) => findColumn(table, name) === undefined);
  if (lost !== undefined) return fail(noColumn(lost));
  return ok({ rowIds: table.rowIds, columns: table.columns.filter(({ name }) => !names.includes(name)) });
}

/**
 * Moves columns, which keep their order among themselves.
 * @param to position of the first of them afterwards
 */
export function moveColumns(table: StudyTable, names: readonly string[], to: number): Result<StudyTable> {
  const lost = names.find((name) => findColumn(table, name) === undefined);
  if (lost !== undefined) return fail(noColumn(lost));
  const own = table.columns.filter(({ name }) => names.includes(name));
  const others = table.columns.filter(({ name }) => !names.includes(name));
  const at = Math.max(0, Math.min(others.length, Math.trunc(to)));
  return ok({ rowIds: table.rowIds, columns: others.toSpliced(at, 0, ...own) });
}

/** Says what the numbers of a column are counted in. @param unit empty = nothing is said */
export function setUnit(table: StudyTable, name: string, unit: string): Result<StudyTable> {
  const column = findColumn(table, name);
  if (column?.kind !== "number") return fail(noColumn(name));
  const { unit: _, ...rest } = column;
  const trimmed = unit.trim().slice(0, MAX_UNIT);
  return ok(replaced(table, column, trimmed === "" ? rest : { ...rest, unit: trimmed }));
}

const MAX_UNIT = 40;

/** Says how the texts of a column are entered. @param form null = as any text */
export function setForm(table: StudyTable, name: string, form: TextForm | null): Result<StudyTable> {
  const column = findColumn(table, name);
  if (column?.kind !== "text") return fail(noColumn(name));
  const { form: _, ...rest } = column;
  if (form === null) return ok(replaced(table, column, rest));
  const values = form === "yes-no" ? column.values.map((value) => yesNo(value)) : column.values;
  return ok(replaced(table, column, { ...rest, values, form }));
}

function replaced(table: StudyTable, old: Column, next: Column): StudyTable {
  return { rowIds: table.rowIds, columns: table.columns.map((column) => (column === old ? next : column)) };
}
