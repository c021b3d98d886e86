import type {
  AnalysisDocument,
  AnalysisReport,
  BiasAudit,
  BiasFamily,
  FigureSubject,
  Fit,
  Measure,
  ParamDef,
  Params,
  RegistryRecord,
  SensitivityReport,
} from "@treeline/engine";
import type { Drawing } from "./define-plot.ts";
import type { Scene } from "./scene.ts";

/** What the lines of R of a plot are written from where the script's own objects do not have it. */
export type ModeratedReport = Pick<AnalysisReport, "effects" | "moderation" | "effectiveSizes">;

/** What a plot is drawn from. */
export interface PlotInput {
  readonly report: AnalysisReport;
  readonly document: AnalysisDocument;
  /** Width of the drawing in px; the height follows from the content. */
  readonly width: number;
  /** Drawn to be printed: what is long may come in pages as high as paper. */
  readonly onPaper?: boolean | undefined;
  /** The audit for publication bias of this report; absent where it has not been made. */
  readonly audit?: BiasAudit | undefined;
  /** The sensitivity analyses of this report; absent where they have not been made. */
  readonly sensitivity?: SensitivityReport | undefined;
  /** The document's measure. Without it the plots know no symbol, no back-transformation and no value of no effect. */
  readonly measure?:
    | (Pick<Measure, "nullValue" | "symbol" | "display"> & Partial<Pick<Measure, "family" | "sides">>)
    | undefined;
  /** The coefficient test in words ("Knapp-Hartung"); without it, the document's id. */
  readonly testLabel?: string | undefined;
}

/** What tells which of its figures a plot draws. */
export type Drawn = Pick<PlotInput, "report" | "document">;

/** The page that a plot belongs to. On that of the results others stand only where there is something to draw. */
export type PlotHome =
  | "results"
  | "moderators"
  | "bias"
  | "sensitivity"
  | "risk-of-bias"
  | "network"
  | "dependence"
  | "report";

/** Whether a plot shows something of the audit: always, or while a choice is another than `unless`. */
export type PlotAudited = "always" | { readonly option: string; readonly unless: string };

/**
 * What tabs, menus and controls show of a plot. `label` is the title of its tab; the plot itself is called "<label> plot". Its
 * options are stored in the document under its id.
 */
export interface PlotCard extends RegistryRecord {
  readonly options: readonly ParamDef[];
  /** Keys of the choices and switches that stand beside the plot; the other options stand in the panel of options. */
  readonly beside: readonly string[];
  readonly home: PlotHome;
  /** The family of methods of the audit beside which it stands; absent = none. */
  readonly family?: BiasFamily;
  /** Absent = never. */
  readonly audited?: PlotAudited;
}

/** A record of the plot registry, made by `definePlot`. */
export interface Plot extends PlotCard {
  /** Why there is nothing to draw, in words for the page; null = it can be drawn. */
  applies(input: PlotInput): string | null;
  /** Switches that change nothing in this drawing, by key, with the reason in words; {} of most plots. */
  idle(input: PlotInput): Readonly<Record<string, string>>;
  /** Which of its figures it draws: words of the user belong to one of them. */
  subject(input: Drawn): FigureSubject;
  /** Draws the plot; a pure function. Where there is nothing to draw, the scene says why. */
  scene(input: PlotInput): Scene;
  /** The same as the pages its options ask for; one page of most plots. */
  pages(input: PlotInput): readonly Scene[];
  /** What is drawn, with what a table of its numbers is made from (`plotData`); null = there is nothing to draw. */
  drawing(input: PlotInput): Pick<Drawing, "numbers" | "forest"> | null;
  /** What choices of the document bring along for options it does not name itself; {} of most plots. */
  brings(document: AnalysisDocument): Params;
  /** The options it is drawn with: those of the document, else what other choices bring along, else the defaults. */
  shown(document: AnalysisDocument): Params;
  /**
   * Lines of R that draw it with metafor from the script's `res`, `es` and `pi`; empty where there is no such plot.
   * @param report where the numbers of moderators stand; without it plots of moderators have no lines
   */
  r(document: AnalysisDocument, fit: Fit, report?: ModeratedReport): readonly string[];
}

/** Narrower than this nothing readable can be laid out; the scene stays this wide and the page scrolls. */
export const MINIMUM_WIDTH = 300;
