import type { MarginalMean, ModeratorPanel } from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import { cell, effectCell, intervalCells, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words as common } from "../words.ts";

interface Shown {
  readonly panel: ModeratorPanel;
  readonly scale: DisplayScale;
  readonly means: readonly MarginalMean[];
  readonly options: { readonly prediction: boolean };
}

/** Level by level its studies, then its mean with its intervals. */
export function orchardNumbers({ panel, scale, means, options }: Shown): Numbers {
  const nothing = [null, null] as const;
  return {
    head: [
      panel.column,
      common.study,
      scale.name,
      twinWords.lower,
      twinWords.upper,
      twinWords.predictionLower,
      twinWords.predictionUpper,
      twinWords.se,
    ],
    rows: panel.levels.flatMap((level, place) => [
      ...panel.points
        .filter(({ x }) => x === place)
        .map(({ rowId, label, yi, vi }) => [
          level,
          label,
          effectCell(scale, scale.ofStudy(yi, rowId)),
          ...nothing,
          ...nothing,
          cell(Math.sqrt(vi)),
        ]),
      ...means
        .filter((one) => one.level === level)
        .map(({ mean, prediction }) => [
          level,
          twinWords.mean,
          ...intervalCells(scale, mean.estimate, mean.interval),
          ...intervalCells(scale, null, options.prediction ? prediction : null).slice(1),
          cell(mean.se),
        ]),
    ]),
  };
}
