import { type AnalysisDocument, findColumn } from "@treeline/engine";

/** What the table calls a study, used or left out; empty where it has no name. */
export function studyName({ table, roles }: AnalysisDocument, rowId: string): string {
  const value = findColumn(table, roles.label)?.values[table.rowIds.indexOf(rowId)];
  return value === null || value === undefined ? "" : String(value);
}
