import { roundWeights } from "@treeline/engine";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { PlotInput } from "../plot-types.ts";

/** One study as plots place it, on the scale of the analysis; an end may lie at infinity. */
export interface StudyValue {
  readonly rowId: string;
  readonly label: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly se: number;
  /** Percent, rounded so that all add up to 100; null when no model was fitted. */
  readonly weight: number | null;
}

/** The studies of a report in the order of the table, with the intervals that plots draw of them. */
export function studyValues(
  input: PlotInput,
  scale: DisplayScale = createDisplayScale(input),
): readonly StudyValue[] {
  const { report, document } = input;
  const { effects, fit, studyIntervals } = report;
  if (effects === null) return [];
  const weighted = fit !== null && fit.weights.length === effects.yi.length;
  const weights = weighted ? roundWeights(fit.weights) : null;
  const z = normalHalfWidth(document.model.level);
  return effects.yi.map((yi, row): StudyValue => {
    const rowId = effects.rowIds[row]!;
    const se = Math.sqrt(effects.vi[row]!);
    const own = studyIntervals?.byRow[rowId];
    const [lower, upper] =
      own === undefined
        ? [yi - z * se, yi + z * se]
        : [own.lower ?? Number.NEGATIVE_INFINITY, own.upper ?? Number.POSITIVE_INFINITY];
    const at = (value: number): number => scale.ofStudy(value, rowId);
    return {
      rowId,
      label: effects.labels[row] ?? rowId,
      value: at(yi),
      lower: at(lower),
      upper: at(upper),
      se,
      weight: weights?.[row] ?? null,
    };
  });
}
