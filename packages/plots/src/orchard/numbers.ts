import type { DisplayScale } from "../display-scale.ts";
import { cell, effectCell, intervalCells, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words as common } from "../words.ts";
import type { Branches } from "./branches.ts";

interface Shown {
  readonly branches: Branches;
  readonly scale: DisplayScale;
  readonly prediction: boolean;
}

/** Level by level its studies, then its mean with its intervals. */
export function orchardNumbers({ branches, scale, prediction: predicted }: Shown): Numbers {
  const { column, levels, points, means } = branches;
  const nothing = [null, null] as const;
  return {
    head: [
      column ?? common.study,
      common.study,
      scale.name,
      twinWords.lower,
      twinWords.upper,
      twinWords.predictionLower,
      twinWords.predictionUpper,
      twinWords.se,
    ],
    rows: levels.flatMap((level, place) => [
      ...points
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
          ...intervalCells(scale, null, predicted ? prediction : null).slice(1),
          cell(mean.se),
        ]),
    ]),
  };
}
