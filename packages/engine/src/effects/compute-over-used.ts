import type { InputColumns, MeasureOutput } from "../measures/types.ts";

/**
 * Computes all rows; where effects or variances depend on the other rows (averages over studies, a correction wherever any
 * table has an empty cell), once more over the rows that are used, so that a row without an effect has no part in the others'.
 * @param compute the measure over some of the rows, by their positions
 * @param isOverStudies whether any row depends on the others under the choices made
 * @param isUsed whether a row stays in the analysis, from what was computed over all
 * R: `escalc(measure, ..., data = dat[used, ])`
 */
export function computeOverUsed(
  compute: (inputs: InputColumns, rows: readonly number[]) => MeasureOutput,
  inputs: InputColumns,
  count: number,
  isOverStudies: boolean,
  isUsed: (row: number, output: MeasureOutput) => boolean,
): MeasureOutput {
  const rows = Array.from({ length: count }, (_, row) => row);
  const all = compute(inputs, rows);
  if (!isOverStudies) return all;
  const used = rows.filter((row) => isUsed(row, all));
  if (used.length === count || used.length === 0) return all;
  const columns = Object.entries(inputs).map(([key, values]): [string, (number | null)[]] => [
    key,
    used.map((row) => values[row] ?? null),
  ]);
  const among = compute(Object.fromEntries(columns), used);
  const [yi, vi] = [[...all.yi], [...all.vi]];
  const issues = new Map(all.issues);
  for (const [index, row] of used.entries()) {
    yi[row] = among.yi[index]!;
    vi[row] = among.vi[index]!;
    const ofRow = among.issues.get(index);
    if (ofRow === undefined) issues.delete(row);
    else issues.set(row, ofRow);
  }
  return { yi, vi, ni: all.ni, issues };
}
