import { type Signal, signal } from "@preact/signals";
import type { BiasAudit } from "@treeline/engine";
import type { Evaluated } from "./evaluation.ts";

/** A figure and what it is drawn from. */
export interface FigureSource {
  readonly evaluated: Evaluated;
  /** Id of the plot. */
  readonly plot: string;
  readonly audit: BiasAudit | null;
}

/** The figure whose export is being chosen; null = none. */
export const figureToExport: Signal<FigureSource | null> = signal(null);
