import { createDisplayScale } from "../display-scale.ts";
import type { PlotInput } from "../plot-types.ts";
import { cell, effectCell, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words } from "../words.ts";
import type { LabbeStudy } from "./points.ts";

export interface AxisNames {
  readonly treated: string;
  readonly control: string;
}

/**
 * The studies with their places on both axes, the counts behind them and their own effects, and the effect that the line is of.
 * @param unit by which places are shown: 100 for risks in percent
 */
export function labbeNumbers(
  input: PlotInput,
  studies: readonly LabbeStudy[],
  names: AxisNames,
  unit: number,
  pooled: number | null,
): Numbers {
  const scale = createDisplayScale(input);
  const { effects } = input.report;
  const own = new Map((effects?.rowIds ?? []).map((rowId, row) => [rowId, effects?.yi[row]]));
  return {
    head: [
      words.study,
      names.control,
      names.treated,
      scale.name,
      twinWords.weight,
      twinWords.treated,
      twinWords.treatedSize,
      twinWords.control,
      twinWords.controlSize,
    ],
    rows: [
      ...studies.map(({ groups: { rowId, label, treated, control }, x, y, weight }) => [
        label,
        cell(unit * x, "value"),
        cell(unit * y, "value"),
        effectCell(scale, own.get(rowId)),
        cell(weight, "value"),
        ...[treated.events, treated.size, control.events, control.size].map((count) => cell(count, "value")),
      ]),
      ...(pooled === null
        ? []
        : [[twinWords.pooled, null, null, effectCell(scale, pooled), null, null, null, null, null]]),
    ],
  };
}
