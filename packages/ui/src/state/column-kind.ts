import { type Column, cellText, findColumn, type Result, type StudyTable, setCells } from "@treeline/engine";

/**
 * The same column as numbers or as text. Every cell keeps what it says: text that is no number stays visible in a column of
 * numbers, and numbers are spelt out in a column of text. A name that is not there changes nothing.
 */
export function withColumnKind(table: StudyTable, name: string, kind: Column["kind"]): Result<StudyTable> {
  const column = findColumn(table, name);
  if (column === undefined || column.kind === kind) return { ok: true, value: table, issues: [] };
  const blank = table.rowIds.map(() => null);
  const empty: Column =
    kind === "number" ? { name, kind, values: blank, unparsed: {} } : { name, kind, values: blank };
  return setCells(
    {
      rowIds: table.rowIds,
      columns: table.columns.map((known) => (known === column ? empty : known)),
    },
    table.rowIds.map((rowId, row) => ({ rowId, column: name, text: cellText(column, row, rowId) })),
  );
}
