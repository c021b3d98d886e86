import type { Drawing } from "../define-plot.ts";
import type { DisplayScale } from "../display-scale.ts";
import { inPages } from "../paper.ts";
import type { PlotInput } from "../plot-types.ts";
import { drawStepForest, type StepForest } from "./step-forest.ts";

/** On paper rows keep the height that names need: there are pages for them. */
const NAMED = 15;

/** Effects one below the other, in pages where they are printed: each with its headings and the axis of all, notes on the last. */
export function drawStepPages(
  input: PlotInput,
  scale: DisplayScale,
  forest: StepForest,
  description: string,
): readonly Drawing[] {
  const rowHeight = input.onPaper === true ? Math.max(NAMED, forest.rowHeight) : forest.rowHeight;
  return inPages(input, forest.rows.length, (page) => {
    const notes = page.isLast ? forest.notes : [];
    return { ...drawStepForest(input, scale, { ...forest, rowHeight, notes, page }), description };
  });
}
