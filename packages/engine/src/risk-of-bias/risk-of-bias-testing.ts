import type { StudyTable } from "../table/study-table.ts";

/** A table of text columns, one study a row. */
export function judgedTable(columns: Readonly<Record<string, readonly (string | null)[]>>): StudyTable {
  const named = Object.entries(columns);
  const count = named[0]?.[1].length ?? 0;
  return {
    rowIds: Array.from({ length: count }, (_, row) => `r${row + 1}`),
    columns: named.map(([name, values]) => ({ name, kind: "text", values })),
  };
}
