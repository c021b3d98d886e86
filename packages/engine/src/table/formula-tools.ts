import { type Issue, ok, type Result } from "../result.ts";
import { computeColumn, computeFilter } from "./derived-columns.ts";
import { parseFormula } from "./formula-parser.ts";
import type { StudyTable } from "./study-table.ts";

export { parseFormula } from "./formula-parser.ts";

const PREVIEW_ROWS = 5;

/** The first rows of what a formula would give, before it is taken over. */
export interface FormulaPreview {
  readonly kind: "number" | "text" | "filter";
  /** Values of the first rows; for a filter whether each is kept. null = missing. */
  readonly first: readonly (number | string | boolean | null)[];
  readonly rows: number;
  /** Rows without a value. */
  readonly missing: number;
  /** Rows a filter keeps; all for a column. */
  readonly kept: number;
  readonly issues: readonly Issue[];
}

/**
 * Tries a formula on a table.
 * @param name of the column it is to become; null = it is a filter
 */
export function previewFormula(
  table: StudyTable,
  name: string | null,
  expression: string,
): Result<FormulaPreview> {
  const rows = table.rowIds.length;
  if (name === null) {
    const filter = computeFilter(expression, table, parseFormula);
    if (!filter.ok) return filter;
    const leftOut = new Set(filter.value.leftOut);
    const undecided = new Set(filter.value.undecided);
    const first = table.rowIds
      .slice(0, PREVIEW_ROWS)
      .map((rowId) => (undecided.has(rowId) ? null : !leftOut.has(rowId)));
    const kept = rows - leftOut.size;
    return ok({ kind: "filter", first, rows, missing: undecided.size, kept, issues: filter.issues });
  }
  const made = computeColumn({ name, expression }, table, parseFormula);
  if (!made.ok) return made;
  const { column } = made.value;
  const missing = column.values.filter((value) => value === null).length;
  const first = column.values.slice(0, PREVIEW_ROWS);
  return ok({ kind: column.kind, first, rows, missing, kept: rows, issues: made.issues });
}
