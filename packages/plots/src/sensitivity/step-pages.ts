import type { Drawing } from "../define-plot.ts";
import type { DisplayScale } from "../display-scale.ts";
import { inPages } from "../paper.ts";
import type { PlotInput } from "../plot-types.ts";
import { drawStepForest, type StepForest } from "./step-forest.ts";

/** On paper rows have the height that names need: there are pages for them, and nothing is pointed at. */
const NAMED = 15;
/** More rows than this stand closer there. */
const FEW = 60;

/** Effects one below the other, in pages where they are printed: each with its headings and the axis of all, notes on the last. */
export function drawStepPages(
  input: PlotInput,
  scale: DisplayScale,
  forest: StepForest,
  description: string,
): readonly Drawing[] {
  const isClose = input.onPaper === true && forest.rows.length > FEW;
  const rowHeight = isClose ? NAMED : forest.rowHeight;
  return inPages(input, forest.rows.length, (page) => {
    const notes = page.isLast ? forest.notes : [];
    return { ...drawStepForest(input, scale, { ...forest, rowHeight, notes, page }), description };
  });
}
