import type { AnalysisDocument, AnalysisReport, PlotDefs } from "@treeline/engine";
import { plots } from "./registry.ts";

/** What options each plot has: what `restoreDocument` checks the plots of a project against. */
export const plotDefs: PlotDefs = Object.fromEntries(plots.records.map(({ id, options }) => [id, options]));

/**
 * The plots of an analysis with metafor's own functions, for `documentToR`; run by `Rscript` they go to a PDF beside the script.
 * @returns the lines; none without a fit
 */
export function plotsToR(document: AnalysisDocument, { fit }: AnalysisReport): readonly string[] {
  if (fit === null) return [];
  return [
    `# ---- plots ${"-".repeat(59)}`,
    'if (!interactive()) pdf("treeline-plots.pdf", width = 9, height = max(5, 0.22 * nrow(es) + 2.5))',
    ...plots.records.flatMap((plot) => plot.r(document, fit)),
    "if (!interactive()) invisible(dev.off())",
  ];
}
