import { roundWeights } from "@treeline/engine";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { PlotInput } from "../plot-types.ts";

/** One study as numbers: effects on the scale they are printed on, unrounded; null where an end lies at infinity. */
export interface StudyValue {
  readonly rowId: string;
  readonly label: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** On the scale of the analysis. */
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
    const shown = (value: number): number => printed(scale, scale.ofStudy(value, rowId));
    const end = (value: number | null): number | null => (value === null ? null : finite(shown(value)));
    return {
      rowId,
      label: effects.labels[row] ?? rowId,
      value: shown(yi),
      lower: end(own === undefined ? yi - z * se : own.lower),
      upper: end(own === undefined ? yi + z * se : own.upper),
      se,
      weight: weights?.[row] ?? null,
    };
  });
}

/** An effect on the scale of the analysis as the number that is printed, unrounded and without -0. */
export function printed(scale: DisplayScale, value: number): number {
  return scale.transformation.apply(value) + 0;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
