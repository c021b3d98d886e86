import { criticalValue, type TestedEstimate } from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import { cell, effectCell, intervalCells, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words } from "../words.ts";

/** P-values at which the table tells where a curve runs: the peak first. */
const LEVELS: readonly number[] = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.01, 0.001];

/** A curve by its name. */
export interface NamedCurve extends TestedEstimate {
  readonly name: string;
}

/**
 * Where each curve has a p-value: the ends of the interval with the level 1 - p,
 * estimate -/+ q(1 - p/2) se, with q the quantile of the normal or of Student's t distribution.
 */
export function draperyNumbers(scale: DisplayScale, curves: readonly NamedCurve[]): Numbers {
  return {
    head: [twinWords.curve, words.drapery.p, words.drapery.z, scale.name, twinWords.lower, twinWords.upper],
    rows: curves.flatMap(({ name, estimate, se, df }) =>
      LEVELS.map((p) => {
        const distance = p === 1 ? 0 : criticalValue(1 - p, df);
        const ends = { lower: estimate - distance * se, upper: estimate + distance * se };
        return [
          name,
          cell(p, "p"),
          cell(distance, "value"),
          effectCell(scale, estimate),
          ...intervalCells(scale, null, ends).slice(1),
        ];
      }),
    ),
  };
}
