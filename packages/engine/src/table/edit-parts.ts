import type { Column } from "./study-table.ts";

/** The same column with other values; their type is the column's own, because they come from it. */
export function withValues(column: Column, values: readonly (number | string | null)[]): Column {
  return column.kind === "number"
    ? { ...column, values: values as readonly (number | null)[] }
    : { ...column, values: values as readonly (string | null)[] };
}

/** Ids after the largest number in use: the ids of rows that are there never change. */
export function freshRowIds(ids: readonly string[], count: number): string[] {
  let largest = 0;
  for (const id of ids) {
    const number = Number(/^r(\d{1,15})$/.exec(id)?.[1] ?? 0);
    if (number > largest) largest = number;
  }
  return Array.from({ length: count }, (_, index) => `r${largest + 1 + index}`);
}
