import type { Exclusion } from "../document/types.ts";
import { type Issue, issue } from "../result.ts";
import { findColumn, type StudyTable } from "./study-table.ts";
import { isSummaryName } from "./summary-name.ts";

/** Why a row that sums up others is left out. */
export const SUMS_UP = "sums up other rows";

/**
 * The rows named as sums of the others ("Total (95% CI)"), to be left out from the start: what they hold would be counted twice.
 * @param label the column that names the studies
 * @returns none where such names outnumber the others: then they are how these studies are called
 */
export function summaryRows(table: StudyTable, label: string | null): Exclusion[] {
  const column = findColumn(table, label);
  if (column?.kind !== "text") return [];
  const found = table.rowIds.filter((_, row) => isSummaryName(column.values[row] ?? ""));
  if (found.length * 2 > table.rowIds.length) return [];
  return found.map((rowId) => ({ rowId, reason: SUMS_UP }));
}

/** Says of an import which rows are left out as sums of the others; null = none is. */
export function summaryRowsLeftOut(table: StudyTable, label: string | null): Issue | null {
  const left = summaryRows(table, label);
  const [first] = left;
  if (first === undefined) return null;
  const name = findColumn(table, label)!.values[table.rowIds.indexOf(first.rowId)];
  return issue(
    "totals-left-out",
    "warning",
    left.length === 1
      ? `The row “${name}” is named as the sum of the others; it is imported but left out of the analysis.`
      : `${left.length} rows such as “${name}” are named as sums of the others; they are imported but left out of the analysis.`,
    "Include it in the table where it is a study after all.",
  );
}
