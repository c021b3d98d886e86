import type { ExcludedRow } from "../analysis-types.ts";
import type { Exclusion, Roles } from "../document/types.ts";
import { createRowIssues } from "../measures/row-issues.ts";
import type { InputColumns, Measure } from "../measures/types.ts";
import type { Params } from "../registry.ts";
import { issue } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";
import { labelsOf, readInputs } from "./effect-rows.ts";

/**
 * The rows the user left out, each with its reason and, where its own numbers give one, its effect.
 * @param measure the measure of the analysis, whose parameters are valid and whose roles are filled
 */
export function excludedByUser(
  table: StudyTable,
  roles: Roles,
  exclusions: readonly Exclusion[],
  measure: Measure,
  params: Params,
): ExcludedRow[] {
  if (exclusions.length === 0) return [];
  const positionOf = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  const present = exclusions.filter(({ rowId }) => positionOf.has(rowId));
  const positions = present.map(({ rowId }) => positionOf.get(rowId)!);
  const cellIssues = createRowIssues();
  const inputs = readInputs(table, roles, positions, measure, cellIssues);
  const labelAt = labelsOf(table, roles);
  return present.map(({ rowId, reason }, row) => {
    const label = labelAt(positions[row]!);
    const why = reason.trim() === "" ? "No reason was given." : `Reason: ${reason.trim()}`;
    const message = `${label}: left out by choice. ${why}`;
    const hint = "Include the study again to use it.";
    return {
      rowId,
      label,
      issue: issue("excluded-by-user", "note", message, hint, { rowId }),
      effect: cellIssues.hasError(row) ? null : effectAlone(inputs, row, measure, params),
    };
  });
}

/** A row's effect computed as if it were the only one: corrections and averages over studies neither see it nor shape it. */
function effectAlone(
  inputs: InputColumns,
  row: number,
  measure: Measure,
  params: Params,
): NonNullable<ExcludedRow["effect"]> | null {
  const alone = Object.fromEntries(Object.entries(inputs).map(([key, values]) => [key, [values[row]!]]));
  const output = measure.compute(alone, params);
  const refused = output.issues.get(0)?.some(({ severity }) => severity === "error") ?? false;
  const yi = output.yi[0] ?? null;
  const vi = output.vi[0] ?? null;
  return refused || yi === null || vi === null || !(vi > 0) ? null : { yi, vi };
}
