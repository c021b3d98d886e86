import type { AnalysisDocument } from "../document/types.ts";
import { convertRows } from "../ledger/convert-rows.ts";
import { measures } from "../measures/registry.ts";
import { createRowIssues } from "../measures/row-issues.ts";
import type { InputColumns } from "../measures/types.ts";
import { labelsOf, readActiveRows } from "./effect-rows.ts";

/** The numbers of the rows in use as the measure takes them, aligned by row. */
export interface RawRows {
  readonly rowIds: readonly string[];
  readonly labels: readonly string[];
  readonly inputs: InputColumns;
}

/**
 * The counts behind the effects: of every row the user did not leave out, with what conversions made of what it reports. A
 * study without an effect of its own (no events in either group) is among them.
 * @throws RangeError when the measure is unknown: effects are computed before
 */
export function rawCounts(
  document: Pick<AnalysisDocument, "table" | "roles" | "exclusions" | "ledger"> & {
    readonly effects: Pick<AnalysisDocument["effects"], "measure" | "assumptions">;
  },
): RawRows {
  const { table, roles, exclusions, ledger, effects } = document;
  const measure = measures.get(effects.measure);
  // What is wrong with cells was said when the effects were computed.
  const active = readActiveRows(table, roles, exclusions, measure, createRowIssues());
  const { inputs } = convertRows(table, roles, active.positions, measure, active.inputs, {
    assumptions: effects.assumptions,
    ledger,
    imputed: [],
    withoutSteps: true,
  });
  const labelAt = labelsOf(table, roles);
  return {
    rowIds: active.positions.map((position) => table.rowIds[position]!),
    labels: active.positions.map(labelAt),
    inputs,
  };
}
