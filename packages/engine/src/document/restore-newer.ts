import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import type { PlotDefs } from "./plot-specs.ts";
import { restoreDocument } from "./restore.ts";
import { type AnalysisDocument, SCHEMA_VERSION } from "./types.ts";

/**
 * As much as is understood of a document that a newer version saved, to be looked at: what this version has no name for is left
 * out and reported. Whoever shows it must not save it in place of the original.
 * @param input parsed JSON
 * @param plots what options the plots have
 * @returns fails where what is understood of it is no document; a document of this version is restored as always
 */
export function restoreNewerDocument(
  input: unknown,
  plots: PlotDefs | null = null,
): Result<AnalysisDocument> {
  const format = formatOf(input);
  if (format === null || format <= SCHEMA_VERSION) return restoreDocument(input, plots);
  const restored = restoreDocument({ ...(input as object), schema: SCHEMA_VERSION }, plots);
  return restored.ok
    ? ok(restored.value, [readInPart(format), ...restored.issues])
    : fail(...restored.issues);
}

function formatOf(input: unknown): number | null {
  const schema = typeof input === "object" && input !== null && "schema" in input ? input.schema : null;
  return typeof schema === "number" ? schema : null;
}

function readInPart(format: number): Issue {
  return issue(
    "document-newer-read",
    "warning",
    `This project was saved by a newer version (format ${format}; this one knows ${SCHEMA_VERSION}). What this version understands of it is shown; numbers may differ from those of the newer version, and nothing can be edited or saved, so that nothing is lost.`,
    "Reload or update the program, and open the project again.",
    { field: "schema" },
  );
}
