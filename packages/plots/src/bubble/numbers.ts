import type { ToldCell } from "@treeline/engine/jobs/tell";
import { cell, effectCell, intervalCells, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words as common } from "../words.ts";
import type { BubbleContent } from "./content.ts";

type Ends = { readonly lower: number; readonly upper: number | null } | null;

/** The studies at their values of the moderator, the lines with their bands point by point, and the means of levels. */
export function bubbleNumbers({ panel, split, scale, series, leftOut, options }: BubbleContent): Numbers {
  const value = (x: number): ToldCell =>
    panel.kind === "factor" ? (panel.levels[x] ?? null) : cell(x, "value");
  const bands = (estimate: number, interval: Ends, prediction: Ends): ToldCell[] => [
    ...intervalCells(scale, estimate, options.confidence ? interval : null),
    ...intervalCells(scale, null, options.prediction ? prediction : null).slice(1),
  ];
  const point = (label: string, x: ToldCell, effect: number, se: number | null, weight: number | null) => [
    label,
    x,
    effectCell(scale, effect),
    null,
    null,
    null,
    null,
    cell(se),
    cell(weight, "value"),
  ];
  const { points } = split ?? panel;
  return {
    head: [
      common.study,
      panel.column,
      scale.name,
      twinWords.lower,
      twinWords.upper,
      twinWords.predictionLower,
      twinWords.predictionUpper,
      twinWords.se,
      twinWords.weight,
    ],
    rows: [
      ...points.map(({ rowId, label, x, yi, vi, weight }) =>
        point(label, value(x), scale.ofStudy(yi, rowId), Math.sqrt(vi), panel.fit === null ? null : weight),
      ),
      ...leftOut.map(({ rowId, label, value: at, yi }) =>
        point(
          twinWords.leftOut(label),
          typeof at === "number" ? cell(at, "value") : at,
          scale.ofStudy(yi, rowId),
          null,
          null,
        ),
      ),
      ...series.flatMap(({ name, curve }) =>
        curve.points.map(({ x, estimate, interval, prediction }) => [
          name ?? twinWords.line,
          value(x),
          ...bands(estimate, interval, prediction),
          null,
          null,
        ]),
      ),
      ...panel.groups.map(({ level, mean, prediction }) => [
        twinWords.mean,
        level,
        ...bands(mean.estimate, mean.interval, prediction),
        cell(mean.se),
        null,
      ]),
    ],
  };
}
