import { formatShort, studyIntervals } from "@treeline/engine";
import { modelLabel } from "../model-label.ts";
import { words } from "../words.ts";
import { referenceAt } from "./axis.ts";
import type { FigureContext } from "./context.ts";
import type { ForestLayout } from "./layout.ts";
import { type ForestAxis, isInside } from "./marks.ts";
import type { SharedOptions } from "./shared-options.ts";
import { type DrawnSummary, fittingLabel } from "./summary-bands.ts";
import { forestWords } from "./words.ts";

/** Sentences below the table that both forest plots need: what the marks are, and what could not be shown. */
export function sharedNotes(
  context: FigureContext,
  layout: ForestLayout,
  axis: ForestAxis,
  options: SharedOptions,
  summaries: readonly DrawnSummary[],
): string[] {
  const { input, rows } = context;
  const notes: string[] = [];
  const { studyIntervals: own } = input.report;
  if (own !== undefined) notes.push(words.forest.studyIntervals(studyIntervals.get(own.method).label));
  if (summaries.some(({ prediction }) => prediction?.unreliable === true)) {
    notes.push(words.forest.weakPrediction);
  }
  const hidden = modelNotNamed(context, layout, summaries);
  if (hidden !== null) notes.push(words.forest.model(hidden));
  if (options.singles !== "none" && rows.some(({ singles }) => singles.length > 1)) {
    notes.push(forestWords.marks[options.singles]);
  }
  notes.push(...referenceNotes(axis, options));
  const outside = rows.filter(({ estimate }) => !isInside(axis, axis.x(estimate.value))).length;
  if (outside > 0) notes.push(words.forest.outside(outside));
  if (layout.mode === "columns" && layout.dropped.length > 0) {
    notes.push(forestWords.noRoom(layout.dropped.join(", ")));
  }
  return notes;
}

/** Where a reference line stands that is not at no effect, or why there is none where one is asked for. */
function referenceNotes(axis: ForestAxis, options: SharedOptions): string[] {
  const { referenceLine, reference } = options;
  if (!referenceLine || reference === null) return [];
  const x = referenceAt(axis, options);
  const value = formatShort(reference);
  if (x === null) return [forestWords.reference.noEffect(value, axis.scale.name)];
  return [
    isInside(axis, x)
      ? forestWords.reference.at(axis.scale.name, value)
      : forestWords.reference.beyond(value),
  ];
}

/** The model in full where the row of its diamond does not say it. */
function modelNotNamed(
  { fit, input }: FigureContext,
  layout: ForestLayout,
  summaries: readonly DrawnSummary[],
): string | null {
  const first = summaries.find(({ among }) => !among);
  if (fit === null || first === undefined) return null;
  const { full } = modelLabel(fit.spec, input.testLabel);
  return fittingLabel(first.label, layout) === full ? null : full;
}
