import { fail, ok, type Result } from "../result.ts";
import type { FileOptions, ImportedFile } from "./import-file.ts";
import { PREVIEW_ROWS, previewOf } from "./import-preview.ts";
import { type Review, readReview } from "./revman.ts";
import { isDataPackage, readDataPackage, readDataRows } from "./revman-web.ts";
import { readSav } from "./sav/sav-table.ts";
import { cellText, type StudyTable } from "./study-table.ts";
import { Refusal } from "./workbook/refusal.ts";
import { sheetToTable } from "./workbook/sheet-table.ts";
import { openWorkbook } from "./workbook/workbook.ts";
import { openZip } from "./workbook/zip.ts";

type Read = Pick<ImportedFile, "table" | "preview" | "origin" | "suggestion" | "hints" | "issues">;

/** A sheet of a workbook as a table, or an outcome of a review that is packed as tables. */
export function readPacked(bytes: Uint8Array, options: FileOptions): Result<Read> {
  return refusing(() => {
    const zip = openZip(bytes);
    if (isDataPackage(zip)) return outcomeOf(readDataPackage(zip), options);
    const workbook = openWorkbook(bytes);
    const names = workbook.sheets.map(({ name }) => name);
    const sheet =
      options.sheet !== undefined && names.includes(options.sheet) ? options.sheet : firstFilled(workbook);
    const skipHidden = options.skipHidden ?? false;
    const read = sheetToTable(workbook.read(sheet), options);
    const { headerRows, hiddenRows } = read;
    return {
      table: read.table,
      preview: read.preview,
      origin: { kind: "workbook", sheets: workbook.sheets, sheet, headerRows, hiddenRows, skipHidden },
      suggestion: null,
      hints: read.hints,
      issues: read.issues,
    };
  });
}

/** How many sheets are looked into for the first with cells. */
const MAX_LOOKED_AT = 20;

function firstFilled({ sheets, read }: ReturnType<typeof openWorkbook>): string {
  const filled = sheets.slice(0, MAX_LOOKED_AT).find(({ name }) => read(name).rows.length > 1);
  return (filled ?? sheets[0]!).name;
}

/** A data file of SPSS as a table. */
export function readSpss(bytes: Uint8Array, options: FileOptions): Result<Read> {
  return refusing(() => {
    const labels = options.labels ?? true;
    const { table, labelled, issues } = readSav(bytes, { labels });
    return {
      table,
      preview: previewOf(table, firstTexts(table)),
      origin: { kind: "spss", labelled, labels },
      suggestion: null,
      hints: {},
      issues,
    };
  });
}

function firstTexts({ rowIds, columns }: StudyTable): string[][] {
  return rowIds
    .slice(0, PREVIEW_ROWS)
    .map((rowId, row) => columns.map((column) => cellText(column, row, rowId)));
}

/** An outcome of a review of RevMan 5 as a table, with its measure and roles. */
export function readXmlFile(bytes: Uint8Array, options: FileOptions): Result<Read> {
  return refusing(() => outcomeOf(readReview(bytes), options));
}

/** An outcome of the data rows of a review of RevMan Web. */
export function readAnalysisData(bytes: Uint8Array, options: FileOptions): Result<Read> {
  return refusing(() => outcomeOf(readDataRows(bytes), options));
}

function outcomeOf(review: Review, options: FileOptions): Read {
  const ids = review.outcomes.map(({ id }) => id);
  const outcome = options.outcome !== undefined && ids.includes(options.outcome) ? options.outcome : ids[0]!;
  const { table, title, measure, roles, derived, directions, model, issues } = review.table(outcome);
  return {
    table,
    preview: previewOf(table, firstTexts(table)),
    origin: { kind: "review", outcomes: review.outcomes, outcome },
    suggestion: {
      title,
      effects: { measure, directions },
      roles: { ...roles, weights: null },
      derived,
      ...(model === undefined ? {} : { model }),
    },
    hints: {},
    issues,
  };
}

/** A refusal becomes an issue; anything else is a mistake of ours and stays one. */
function refusing(read: () => Read): Result<Read> {
  try {
    const value = read();
    return ok(value, value.issues);
  } catch (error) {
    if (error instanceof Refusal) return fail(error.issue);
    throw error;
  }
}
