import type { ConvertedEffect } from "../analysis-types.ts";
import { applyFlip, FLIP_INPUT } from "../measures/flip.ts";
import type { Measure, MeasureIssue, MeasureOutput } from "../measures/types.ts";
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
  converted.rows.forEach(({ issues: found }, row) => {
    if (found.length > 0) issues.set(row, [...(output.issues.get(row) ?? []), ...rename(found)]);
  });
  converted.effects.forEach((effect, row) => {
    yi[row] = effect.yi;
    vi[row] = effect.vi;
    const found = converted.rows.get(row)?.issues ?? NO_ISSUES;
    if (found.length > 0) issues.set(row, rename(found));
    else issues.delete(row);
  });
  converted.issues.forEach((found, row) => {
    yi[row] = null;
    vi[row] = null;
    issues.set(row, rename(found));
  });
  return { ...output, yi: withFlips(yi, output, converted), vi, issues };
}

/** The measure reversed the effects that it computed; those that a conversion gave are still to be. */
function withFlips(
  yi: readonly (number | null)[],
  output: MeasureOutput,
  { effects, inputs }: ConvertedRows,
): readonly (number | null)[] {
  if (inputs[FLIP_INPUT.key] === undefined) return yi;
  const flipped = applyFlip({ ...output, yi }, inputs);
  return yi.map((y, row) => (effects.has(row) ? flipped.yi[row]! : y));
}

const NO_ISSUES: readonly MeasureIssue[] = [];

/** Conversions name quantities; the columns of the table are known by the measure's inputs where it takes them. */
function inputNames(measure: Measure): (issues: readonly MeasureIssue[]) => readonly MeasureIssue[] {
  const names = new Map(measure.inputs.map((input) => [quantityOf(input), input.key]));
  const renamed = (issue: MeasureIssue): MeasureIssue => {
    const name = issue.input === null ? undefined : names.get(issue.input);
    return name === undefined || name === issue.input ? issue : { ...issue, input: name };
  };
  // Rows that lack the same share a list, and go on sharing it.
  const known = new Map<readonly MeasureIssue[], readonly MeasureIssue[]>();
  return (issues) => {
    const list = known.get(issues) ?? issues.map(renamed);
    known.set(issues, list);
    return list;
  };
}

/**
 * The rows used that conversions completed, or of whose effect the measure's own formula had to assume the sign.
 * @param used indices of the rows used, ascending
 * @param rowIds their ids
 */
export function usedConversions(
  used: readonly number[],
  rowIds: readonly string[],
  { rows, inputs, effects }: ConvertedRows,
  measure: Measure,
): ConvertedEffect[] {
  const list: ConvertedEffect[] = [];
  const signOf = assumedSign(measure, inputs);
  const signs: ConvertedEffect[] = [];
  for (let index = 0; index < used.length; index++) {
    const row = used[index]!;
    const converted = rows.get(row);
    if (converted !== undefined && converted.route.length > 0) {
      list.push({ rowId: rowIds[index]!, route: converted.route, assumptions: converted.assumptions });
    } else if (signOf !== null && !effects.has(row)) {
      const assumed = signOf(row);
      if (assumed.length > 0) signs.push({ rowId: rowIds[index]!, route: [], assumptions: assumed });
    }
  }
  return signs.length === 0 ? list : [...list, ...signs];
}
