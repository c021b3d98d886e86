import type { DisplayScale } from "../display-scale.ts";
import type { Estimate } from "../pooled.ts";
import { cell, intervalCells, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words } from "../words.ts";
import type { Study } from "./rows.ts";

/** The studies from top to bottom with the height of each relative to the highest, and the pooled effect. */
export function rainforestNumbers(
  scale: DisplayScale,
  studies: readonly Study[],
  pooled: Estimate | null,
): Numbers {
  return {
    head: [words.study, scale.name, twinWords.lower, twinWords.upper, twinWords.se, twinWords.height],
    rows: [
      ...studies.map((study) => [
        study.label,
        ...intervalCells(scale, study.yi, study),
        cell(study.se),
        cell(study.weight),
      ]),
      ...(pooled === null
        ? []
        : [[twinWords.pooled, ...intervalCells(scale, pooled.value, pooled), null, null]]),
    ],
  };
}
