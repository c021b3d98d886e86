import { type Signal, signal } from "@preact/signals";
import type { BiasAudit, SensitivityReport } from "@treeline/engine";
import type { Evaluated } from "./evaluation.ts";

/** What a figure is drawn from, handed on whole: its words, its table and its files are made of all of it too. */
export interface FigureBasis {
  readonly evaluated: Evaluated;
  /** The audit for publication bias of this result, for plots that draw it. */
  readonly audit: BiasAudit | null;
  /** The sensitivity analyses of this result, likewise. */
  readonly sensitivity: SensitivityReport | null;
}

/** A figure and what it is drawn from. */
export interface FigureSource extends FigureBasis {
  /** Id of the plot. */
  readonly plot: string;
}

/** The figure whose export is being chosen; null = none. */
export const figureToExport: Signal<FigureSource | null> = signal(null);
