import {
  type AnalysisDocument,
  type AnalysisReport,
  type FigureWords,
  figureWords,
  type PlotDefs,
  rString,
} from "@treeline/engine";
import { doseCurveToR } from "./dose-response/r-lines.ts";
import { plots } from "./registry.ts";

/** What options each plot has: what `restoreDocument` checks the plots of a project against. */
export const plotDefs: PlotDefs = Object.fromEntries(plots.records.map(({ id, options }) => [id, options]));

/**
 * The plots of an analysis with metafor's own functions, for `documentToR`; run by `Rscript` they go to a PDF beside the script.
 * @returns the lines; none without a fit
 */
export function plotsToR(document: AnalysisDocument, report: AnalysisReport): readonly string[] {
  const { fit } = report;
  if (fit === null) return curveAlone(document, report);
  return [
    `# ---- plots ${"-".repeat(59)}`,
    'if (!interactive()) pdf("treeline-plots.pdf", width = 9, height = max(5, 0.22 * nrow(es) + 2.5))',
    ...plots.records.flatMap((plot) =>
      withWords(
        plot.r(document, fit, report),
        figureWords(document, plot.id, plot.subject({ document, report })),
      ),
    ),
    "if (!interactive()) invisible(dev.off())",
  ];
}

/** The user's title above the plot, and the note below it. */
function withWords(lines: readonly string[], figure: FigureWords): readonly string[] {
  if (lines.length === 0) return lines;
  const [title = "", note = ""] = [figure.title?.trim(), figure.note?.trim()];
  return [
    ...lines,
    ...(title === "" ? [] : [`title(main = ${rString(title)})`]),
    ...(note === "" ? [] : [`mtext(${rString(note)}, side = 1, line = 4, adj = 0, cex = 0.8)`]),
  ];
}

/** Of dose categories there is a curve without a pooled effect. */
function curveAlone(document: AnalysisDocument, { doseResponse }: AnalysisReport): readonly string[] {
  if (doseResponse === undefined || doseResponse.result === null) return [];
  return [
    `# ---- plots ${"-".repeat(59)}`,
    'if (!interactive()) pdf("treeline-plots.pdf", width = 9, height = 6)',
    ...doseCurveToR(document),
    "if (!interactive()) invisible(dev.off())",
  ];
}
