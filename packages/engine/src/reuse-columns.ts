import { sameValue } from "./same-value.ts";
import type { Column, StudyTable } from "./table/study-table.ts";

/**
 * Gives a table the columns of the one that came before it wherever they say the same: tables reach the worker as copies, and
 * what is the same object need not be compared cell by cell in every stage.
 */
export function columnReuse(): (table: StudyTable) => StudyTable {
  let rowIds: readonly string[] = [];
  let columns: ReadonlyMap<string, Column> = new Map();
  return (table) => {
    const reused = table.columns.map((column) => {
      const before = columns.get(column.name);
      return before !== undefined && sameValue(before, column) ? before : column;
    });
    rowIds = sameValue(rowIds, table.rowIds) ? rowIds : table.rowIds;
    columns = new Map(reused.map((column) => [column.name, column]));
    return { rowIds, columns: reused };
  };
}
