import type { EffectSet } from "../analysis-types.ts";
import { cellText, findColumn, type StudyTable } from "../table/study-table.ts";

/** Between the texts of a study whose rows do not agree. */
const BETWEEN = "; ";

/**
 * The cells of a column as they belong to the effects pooled: a row's own cell, and for a study whose effects were combined
 * the mean of its numbers, or its text where all rows agree, else every text once. Missing cells take no part.
 * @returns a function of the row id of an effect
 * R: `aggregate(..., na.rm = TRUE)` takes the mean of numbers too; of texts it keeps the most frequent only
 */
export function combinedCells(
  effects: EffectSet | null,
  table: StudyTable,
  name: string,
): (rowId: string) => number | string | null {
  const column = findColumn(table, name);
  if (column === undefined) return () => null;
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  const members = new Map(effects?.combined?.studies.map(({ rowId, rowIds }) => [rowId, rowIds]));
  return (rowId) => {
    const rows = members.get(rowId) ?? [rowId];
    const numbers = rows.flatMap((row) => {
      const value = column.values[positions.get(row) ?? -1];
      return typeof value === "number" ? [value] : [];
    });
    if (numbers.length > 0) return mean(numbers);
    const texts = rows.map((row) => cellText(column, positions.get(row) ?? -1, row).trim());
    const distinct = [...new Set(texts.filter((text) => text !== ""))];
    return distinct.length === 0 ? null : distinct.join(BETWEEN);
  };
}

/** Counted from the first, so that equal numbers stay what they are. */
function mean(values: readonly number[]): number {
  const first = values[0]!;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

/** Columns in which rows that were combined differ: what they say of a study is a mean or a list. */
export function varyingColumns(effects: EffectSet, table: StudyTable, names: readonly string[]): string[] {
  const { studies = [] } = effects.combined ?? {};
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  return names.filter((name) => {
    const column = findColumn(table, name);
    return studies.some(({ rowIds }) => {
      const values = rowIds.map((rowId) => column?.values[positions.get(rowId) ?? -1] ?? null);
      return new Set(values.filter((value) => value !== null)).size > 1;
    });
  });
}
