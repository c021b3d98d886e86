import { type AnalysisDocument, type AnalysisReport, type BiasAudit, englishOf } from "@treeline/engine";
import { inEnglish } from "@treeline/plots/tongue";
import { engine } from "../state/evaluation.ts";
import { loadDrawing } from "../views/results/load-drawing.ts";

/** The R script of an analysis; it and its comments are in English, like R and the worker that writes it. */
export async function scriptOf(
  document: AnalysisDocument,
  report: AnalysisReport,
  audit?: BiasAudit | null,
): Promise<string> {
  const { plotsToR } = await loadDrawing();
  const told = englishOf(report);
  const lines = inEnglish(() => plotsToR(document, told));
  return await engine.documentToR(document, told, lines, englishOf(audit) ?? undefined);
}
