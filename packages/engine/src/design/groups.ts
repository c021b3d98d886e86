import { cellText, findColumn } from "../table/study-table.ts";
import type { DesignGiven } from "./given.ts";

/** The group of every effect by a column's cells; null where the cell is empty. Rows that are one effect have their first row's. */
export function groupsOf({ table, rowIds, groups }: DesignGiven, by: string): readonly (string | null)[] {
  const column = findColumn(table, by);
  const rowAt = new Map(table.rowIds.map((rowId, row) => [rowId, row]));
  return rowIds.map((own, place) => {
    const rowId = groups?.[place]?.[0] ?? own;
    const row = rowAt.get(rowId);
    if (column === undefined || row === undefined) return null;
    const text = cellText(column, row, rowId).trim();
    return text === "" ? null : text;
  });
}
