import type { ConvertedEffect } from "../analysis-types.ts";
import { applyFlip } from "../measures/flip.ts";
import type { Measure, MeasureIssue, MeasureOutput } from "../measures/types.ts";
import type { StudyTable } from "../table/study-table.ts";
import type { ConvertedRows } from "./convert-rows.ts";
import { assumedSign } from "./implied-direction.ts";
import { quantityOf } from "./targets.ts";

/**
 * The measure's output with what the conversions gave: effects that came out of a conversion replace what the measure could
 * not compute, and a row whose conversion failed says why instead of naming the measure's missing inputs.
 */
export function withConversions(
  output: MeasureOutput,
  converted: ConvertedRows,
  measure: Measure,
): MeasureOutput {
  if (converted.rows.size === 0 && converted.issues.size === 0) return output;
  const yi = [...output.yi];
  const vi = [...output.vi];
  const issues = new Map(output.issues);
  const rename = inputNames(measure);
  for (const [row, { issues: found }] of converted.rows) {
    if (found.length > 0) issues.set(row, [...(output.issues.get(row) ?? []), ...found.map(rename)]);
  }
  for (const [row, effect] of converted.effects) {
    yi[row] = effect.yi;
    vi[row] = effect.vi;
    issues.set(row, (converted.rows.get(row)?.issues ?? []).map(rename));
  }
  for (const [row, found] of converted.issues) {
    yi[row] = null;
    vi[row] = null;
    issues.set(row, found.map(rename));
  }
  const direct = applyFlip(
    { ...output, yi: yi.map((y, row) => (converted.effects.has(row) ? y : null)) },
    converted.inputs,
  );
  return {
    ...output,
    yi: yi.map((y, row) => (converted.effects.has(row) ? direct.yi[row]! : y)),
    vi,
    issues,
  };
}

/** Conversions name quantities; the columns of the table are known by the measure's inputs where it takes them. */
function inputNames(measure: Measure): (issue: MeasureIssue) => MeasureIssue {
  const names = new Map(measure.inputs.map((input) => [quantityOf(input), input.key]));
  return (issue) =>
    issue.input === null ? issue : { ...issue, input: names.get(issue.input) ?? issue.input };
}

/** The rows used that conversions completed, or of whose effect the measure's own formula had to assume the sign. */
export function usedConversions(
  rowIds: readonly string[],
  table: StudyTable,
  positions: readonly number[],
  { rows, inputs, effects }: ConvertedRows,
  measure: Measure,
): ConvertedEffect[] {
  const used = new Set(rowIds);
  const signOf = assumedSign(measure, inputs);
  const list: ConvertedEffect[] = [];
  for (const [row, { route, assumptions }] of rows) {
    const rowId = table.rowIds[positions[row]!]!;
    if (used.has(rowId) && route.length > 0) list.push({ rowId, route, assumptions });
  }
  if (signOf === null) return list;
  for (const [row, position] of positions.entries()) {
    const rowId = table.rowIds[position]!;
    if (!used.has(rowId) || effects.has(row) || (rows.get(row)?.route.length ?? 0) > 0) continue;
    const assumptions = signOf(row);
    if (assumptions.length > 0) list.push({ rowId, route: [], assumptions });
  }
  return list;
}
