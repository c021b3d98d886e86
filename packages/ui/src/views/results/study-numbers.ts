import {
  decimalsFor,
  formatAdaptive,
  formatWeight,
  type Interval,
  normalQuantile,
  roundWeights,
} from "@treeline/engine";
import type { Evaluated } from "../../state/evaluation.ts";
import { type Display, type ShownEffect, showEffect } from "./display.ts";

/** What is shown of one study, wherever it is shown. */
export interface StudyNumbers {
  readonly rowId: string;
  readonly label: string;
  readonly effect: ShownEffect;
  readonly se: string;
  readonly variance: string;
  readonly size: string;
  /** "5.0 %", or empty before there is a fit. */
  readonly weight: string;
}

let last: { evaluated: Evaluated; numbers: ReadonlyMap<string, StudyNumbers> } | null = null;

/** The studies used, by row id in the order of the table. Kept until the result changes: several places ask. */
export function studyNumbers(evaluated: Evaluated, display: Display): ReadonlyMap<string, StudyNumbers> {
  if (last?.evaluated !== evaluated) last = { evaluated, numbers: computeNumbers(evaluated, display) };
  return last.numbers;
}

function computeNumbers(
  { document, report }: Evaluated,
  display: Display,
): ReadonlyMap<string, StudyNumbers> {
  const { effects, fit } = report;
  if (effects === null) return new Map();
  const weights = fit === null || fit.weights.length === 0 ? null : roundWeights(fit.weights);
  const critical = normalQuantile((1 + document.model.level) / 2);
  const digits = commonDecimals(
    effects.vi.map((vi) => 2 * display.transformation.per * critical * Math.sqrt(vi)),
    display,
  );
  return new Map(
    effects.rowIds.map((rowId, index) => {
      const yi = effects.yi[index]!;
      const vi = effects.vi[index]!;
      const half = critical * Math.sqrt(vi);
      const own = report.studyIntervals?.byRow[rowId];
      const at = (value: number): number =>
        display.transformation.ofStudy?.(value, report.sizes?.[rowId]) ?? value;
      const upper = own === undefined ? yi + half : own.upper;
      const interval: Interval = {
        lower: at(own === undefined ? yi - half : (own.lower ?? Number.NEGATIVE_INFINITY)),
        upper: upper === null ? null : at(upper),
        level: document.model.level,
        kind: "confidence",
        method: report.studyIntervals?.method ?? "z",
      };
      const size = effects.ni[index];
      return [
        rowId,
        {
          rowId,
          label: effects.labels[index] ?? rowId,
          effect: showEffect(display, at(yi), interval, digits),
          se: formatAdaptive(Math.sqrt(vi), 3),
          variance: formatAdaptive(vi, 4),
          size: size == null ? "" : String(size),
          weight: weights === null ? "" : formatWeight(weights[index] ?? 0, fit?.weights[index] ?? 0),
        },
      ] as const;
    }),
  );
}

/** One number of decimals for a column, so that it lines up: that of the middle width. */
function commonDecimals(widths: readonly number[], display: Display): number {
  // Back-transformed widths differ from row to row; two decimals are what ratios and proportions are read with.
  if (display.transformation.id !== "identity") return 2;
  const sorted = [...widths].sort((a, b) => a - b);
  return decimalsFor(sorted[Math.floor(sorted.length / 2)] ?? 0, 2);
}
