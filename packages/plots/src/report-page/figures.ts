import type { Params } from "@treeline/engine";
import { plotName } from "../plot-name.ts";
import { withPlotOptions } from "../plot-options.ts";
import type { PlotInput } from "../plot-types.ts";
import { plots } from "../registry.ts";
import type { Scene } from "../scene.ts";
import { sceneTexts } from "../scene-texts.ts";

/** What the figures of a report are drawn from: the input of the plots but for the width. */
export type ReportInput = Omit<PlotInput, "width">;

/** A drawn figure with its name. */
export interface ReportFigure {
  readonly plot: string;
  readonly name: string;
  readonly scene: Scene;
  /** What stands below it: its description but for the sentences that the drawing itself says. */
  readonly caption: string;
}

/** A width that text of the size of a page's stays readable at. */
export const FIGURE_WIDTH = 820;

/** Draws a figure of a report; null where the plot has nothing to draw. Choices of the document stand over those asked for. */
export function reportFigure(
  input: ReportInput,
  { plot: id, options }: { readonly plot: string; readonly options: Params },
  width: number = FIGURE_WIDTH,
): ReportFigure | null {
  if (!plots.has(id)) return null;
  const plot = plots.get(id);
  const document = withPlotOptions(input.document, plot, { ...options, ...input.document.plots[id] });
  const given = { ...input, document, width };
  if (plot.applies(given) !== null) return null;
  const scene = plot.scene(given);
  return { plot: id, name: plotName(plot), scene, caption: captionOf(scene) };
}

/** Sentences end before a capital or a number; a wrong division is harmless, since only what is drawn is left out. */
const SENTENCES = /(?<=[.!?]) (?=[\p{Lu}\d])/u;

function captionOf(scene: Scene): string {
  const drawn = sceneTexts(scene).join(" ");
  const isDrawn = (sentence: string): boolean =>
    sentence.split("; ").every((part) => drawn.includes(part.replace(/[.;]$/, "")));
  return scene.description
    .split(SENTENCES)
    .filter((sentence) => !isDrawn(sentence))
    .join(" ");
}
