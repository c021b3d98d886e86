import {
  type AnalysisDocument,
  type BiasFamily,
  type Fit,
  type ParamDef,
  usableParams,
} from "@treeline/engine";
import { type DrawnParts, drawPlot, roomy } from "./draw-plot.ts";
import type { OptionsOf } from "./plot-options.ts";
import type { ModeratedReport, Plot, PlotAudited, PlotHome, PlotInput } from "./plot-types.ts";

export type { Drawing } from "./draw-plot.ts";

interface PlotParts<Defs extends readonly ParamDef[]> extends DrawnParts<Defs> {
  /** Keys of the choices that stand beside the plot. */
  readonly beside?: readonly Defs[number]["key"][];
  /** Absent = the page of the results. */
  readonly home?: PlotHome;
  readonly family?: BiasFamily;
  /** Absent = nothing of it comes from the audit. */
  readonly audited?: PlotAudited;
  /** Absent = every switch tells in every drawing. */
  idle?(input: PlotInput): Readonly<Record<string, string>>;
  r(
    document: AnalysisDocument,
    fit: Fit,
    options: OptionsOf<Defs>,
    report: ModeratedReport,
  ): readonly string[];
}

/** Makes a record of the plot registry from what is particular to a plot. */
export function definePlot<const Defs extends readonly ParamDef[]>(parts: PlotParts<Defs>): Plot {
  const { id, label, summary, reference, options, beside = [], home = "results", audited, family } = parts;
  const { given, chosen, applies, scene, pages, subject } = drawPlot<Defs>(parts);
  return {
    id,
    label,
    summary,
    reference,
    options,
    beside,
    home,
    ...(audited === undefined ? {} : { audited }),
    ...(family === undefined ? {} : { family }),
    applies,
    subject,
    idle: (input) => parts.idle?.(input) ?? {},
    r: (document, fit, report = { effects: null }) => parts.r(document, fit, given(document), report),
    brings: (document) => parts.brings?.(document) ?? {},
    shown: (document) => usableParams(options, chosen(document)),
    drawing: (input) => (applies(input) === null ? parts.draw(roomy(input), given(input.document)) : null),
    scene,
    pages,
  };
}
