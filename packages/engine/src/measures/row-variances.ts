import type { Params } from "../registry.ts";
import type { InputColumns, Measure, MeasureIssue, MeasureOutput } from "./types.ts";

/**
 * Effects of one measure whose kind of sampling variance differs from row to row. Each kind is computed over all rows, so
 * that averages over studies are those of the whole table, and every row takes its own.
 * @param vtypes value of the parameter `vtype` by row; null takes that of `params`
 * R: `escalc(measure, ..., vtype = c("LS", "UB", ...))`
 */
export function computeWithRowVariances(
  measure: Pick<Measure, "compute">,
  inputs: InputColumns,
  params: Params,
  vtypes: readonly (string | null)[],
): MeasureOutput {
  const kinds = [...new Set(vtypes)];
  const outputs = new Map(
    kinds.map((vtype) => [vtype, measure.compute(inputs, vtype === null ? params : { ...params, vtype })]),
  );
  const at = (row: number): MeasureOutput => outputs.get(vtypes[row]!)!;
  const issues = new Map<number, readonly MeasureIssue[]>();
  for (const row of vtypes.keys()) {
    const ofRow = at(row).issues.get(row);
    if (ofRow !== undefined) issues.set(row, ofRow);
  }
  return {
    yi: vtypes.map((_, row) => at(row).yi[row]!),
    vi: vtypes.map((_, row) => at(row).vi[row]!),
    ni: vtypes.map((_, row) => at(row).ni[row]!),
    issues,
  };
}
