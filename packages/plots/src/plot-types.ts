import type { AnalysisDocument, AnalysisReport, Measure, RegistryRecord } from "@treeline/engine";
import type { Scene } from "./scene.ts";

/** What a plot is drawn from. */
export interface PlotInput {
  readonly report: AnalysisReport;
  readonly document: AnalysisDocument;
  /** Width of the drawing in px; the height follows from the content. */
  readonly width: number;
  /** The document's measure. Without it the plots know no symbol, no back-transformation and no value of no effect. */
  readonly measure?: Pick<Measure, "nullValue" | "symbol" | "display"> | undefined;
  /** The coefficient test in words ("Knapp-Hartung"); without it, the document's id. */
  readonly testLabel?: string | undefined;
}

/** A record of the plot registry. */
export interface Plot extends RegistryRecord {
  /** Draws the plot; a pure function. Where there is nothing to draw, the scene says why. */
  scene(input: PlotInput): Scene;
}

/** Narrower than this nothing readable can be laid out; the scene stays this wide and the page scrolls. */
export const MINIMUM_WIDTH = 300;
