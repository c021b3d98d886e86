import * as v from "valibot";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { checkIds } from "./check-ids.ts";
import { checkTable, repairReferences } from "./check-references.ts";
import { noteChecked } from "./checked-parts.ts";
import { settledFigures } from "./figure-edits.ts";
import { checkExtent, droppedFields } from "./foreign-data.ts";
import { knownPlots, type PlotDefs, usablePlots } from "./plot-specs.ts";
import { documentSchema } from "./schema.ts";
import { type AnalysisDocument, SCHEMA_VERSION } from "./types.ts";

const MAX_REPORTED = 20;

/**
 * Makes a document of anything that was read from a file, a link or storage. Nothing of the input survives but the known
 * fields, copied into fresh objects, so no input can reach a prototype; what was dropped or repaired is reported.
 * @param input parsed JSON
 * @param plots what options the plots have; without it, those of any plot are kept as they are
 * @returns fails when the input is no document, was saved by a newer version, or names a method that does not exist
 */
export function restoreDocument(input: unknown, plots: PlotDefs | null = null): Result<AnalysisDocument> {
  const extent = checkExtent(input);
  if (extent !== null) return fail(extent);
  const version = checkVersion(input);
  if (version !== null) return fail(version);
  const parsed = v.safeParse(documentSchema, input);
  if (!parsed.success) return fail(...parsed.issues.slice(0, MAX_REPORTED).map(shapeIssue));
  const known = plots === null ? parsed.output.plots : knownPlots(parsed.output.plots, plots);
  const document: AnalysisDocument = { ...parsed.output, plots: known };
  const level = repairLevel(document);
  const problems = [...checkTable(level.document.table), ...checkIds(level.document), ...level.errors];
  if (problems.length > 0) return fail(...problems.slice(0, MAX_REPORTED));
  const repaired = repairReferences(level.document);
  const checked = usablePlots(repaired.document.plots, plots ?? {});
  noteChecked(repaired.document.table);
  return ok(settledFigures({ ...repaired.document, plots: checked.plots }, plots ?? {}), [
    ...droppedFields(input, document),
    ...level.notes,
    ...repaired.issues,
    ...checked.issues,
  ]);
}

function checkVersion(input: unknown): Issue | null {
  const schema = typeof input === "object" && input !== null && "schema" in input ? input.schema : undefined;
  if (schema === SCHEMA_VERSION) return null;
  if (typeof schema === "number" && schema > SCHEMA_VERSION) {
    return issue(
      "document-newer",
      "error",
      `This project was saved by a newer version (format ${schema}; this one reads ${SCHEMA_VERSION}), so it was not opened. The file itself is unchanged.`,
      "Reload or update the program, and open the project again.",
      { field: "schema" },
    );
  }
  return issue(
    "document-unrecognised",
    "error",
    "This is not a project file of this program, so it was not opened. Nothing was changed.",
    "Open a file that was saved as a project; a table of studies is imported instead.",
    { field: "schema" },
  );
}

/** The words of the schema; where it has none of its own, ours in place of its library's. */
function saidOf({ message, received }: v.BaseIssue<unknown>): string {
  if (!message.startsWith("Invalid ")) return message;
  return received === "undefined" ? "it is missing" : "what it holds does not belong there";
}

function shapeIssue(problem: v.BaseIssue<unknown>): Issue {
  const field = v.getDotPath(problem) ?? "document";
  return issue(
    "document-invalid",
    "error",
    `The field “${field.slice(0, 200)}” of the project cannot be used: ${saidOf(problem)}. The project was not opened.`,
    "Open an earlier copy of the project, or correct the field in the file.",
    { field },
  );
}

interface LevelRepair {
  readonly document: AnalysisDocument;
  readonly errors: readonly Issue[];
  readonly notes: readonly Issue[];
}

/** 95 can only mean 0.95; 1 could mean 1 % or 100 % and is refused. */
function repairLevel(document: AnalysisDocument): LevelRepair {
  const { level } = document.model;
  const field = "model.level";
  if (level > 0 && level < 1) return { document, errors: [], notes: [] };
  if (level > 1 && level < 100) {
    const proportion = Number((level / 100).toPrecision(15));
    const message = `The confidence level ${level} was read as ${proportion}, a proportion.`;
    const note = issue("level-in-percent", "note", message, "Nothing needs to be done.", { field });
    return {
      document: { ...document, model: { ...document.model, level: proportion } },
      errors: [],
      notes: [note],
    };
  }
  const message = `The confidence level ${level} lies outside 0 to 1, so the project was not opened: no interval has this level.`;
  const error = issue("level-invalid", "error", message, "Enter a proportion such as 0.95.", { field });
  return { document, errors: [error], notes: [] };
}
