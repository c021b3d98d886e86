import { type AnalysisDocument, type Result, restoreDocument, restoreNewerDocument } from "@treeline/engine";
import { plotDefs } from "@treeline/plots";

/**
 * A document of anything that was stored or opened, checked field by field. Imported when there is something to check: a
 * first visit opens a sample, which is part of the program.
 */
export function restore(input: unknown): Result<AnalysisDocument> {
  return restoreDocument(input, plotDefs);
}

/** As much as is understood of a document that a newer version saved. */
export function restoreNewer(input: unknown): Result<AnalysisDocument> {
  return restoreNewerDocument(input, plotDefs);
}
