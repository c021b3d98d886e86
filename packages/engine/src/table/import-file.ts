import type { EffectSpec, ModelSpec, Roles } from "../document/types.ts";
import { fail, type Issue, ok, type Result } from "../result.ts";
import { askOfTreatments } from "./arms-in-context.ts";
import type { DerivedColumn } from "./formula-tree.ts";
import { askOfOneArm, guessLong } from "./guess-long.ts";
import {
  type ImportedTable,
  type ImportOptions,
  importBytes,
  importText,
  type Recognised,
} from "./import.ts";
import { PREVIEW_ROWS, previewOf, type TablePreview } from "./import-preview.ts";
import { interpretTable } from "./interpret/interpret-table.ts";
import { nearlyComplete } from "./nearly-complete.ts";
import { askOfNumbers } from "./numbered-arms.ts";
import { askOfRepeated } from "./repeated-arms.ts";
import type { ColumnHint } from "./reported-column.ts";
import { distinctValues, type LongLayout, reshapeLong } from "./reshape.ts";
import type { RevmanOutcome } from "./revman.ts";
import { cellText, type StudyTable } from "./study-table.ts";
import type { SheetName } from "./workbook/workbook.ts";

export { type ColumnUse, columnUses, roleWords } from "./column-uses.ts";
export { isReached } from "./guess-quantities.ts";
export * from "./import.ts";
export type { ColumnHint } from "./reported-column.ts";
export type { LongLayout } from "./reshape.ts";
export type { RevmanOutcome } from "./revman.ts";
export { summaryRows, summaryRowsLeftOut } from "./summary-rows.ts";

/** Choices of the user for any file that holds a table. */
export interface FileOptions extends ImportOptions {
  /** The sheet of a workbook. */
  readonly sheet?: string;
  /** Rows of a sheet that name the columns. */
  readonly headerRows?: 0 | 1 | 2;
  /** Leave out the rows the spreadsheet hides. */
  readonly skipHidden?: boolean;
  /** Id of the outcome of a review. */
  readonly outcome?: string;
  /** Whether coded values of a data file of SPSS are read as their labels; absent = they are. */
  readonly labels?: boolean;
  /** The table has one row per arm, to be put side by side. */
  readonly long?: LongLayout;
}

/** What the file is and how it was understood. */
export type FileOrigin =
  | { readonly kind: "text"; readonly recognised: Recognised }
  | {
      readonly kind: "workbook";
      readonly sheets: readonly SheetName[];
      readonly sheet: string;
      readonly headerRows: 0 | 1 | 2;
      readonly hiddenRows: number;
      readonly skipHidden: boolean;
    }
  | {
      readonly kind: "spss";
      /** Variables whose every value has a label. */
      readonly labelled: readonly string[];
      readonly labels: boolean;
    }
  | { readonly kind: "review"; readonly outcomes: readonly RevmanOutcome[]; readonly outcome: string };

/** What the file says of the analysis. */
export interface FileSuggestion {
  readonly title: string;
  readonly effects: Pick<EffectSpec, "measure" | "directions">;
  readonly roles: Roles;
  readonly derived: readonly DerivedColumn[];
  /** How the file pools the effects of that measure; absent where it does not say. */
  readonly model?: Partial<ModelSpec>;
}

/** A column of the file before its arms were put side by side. */
export interface FileColumn {
  readonly name: string;
  readonly kind: "number" | "text";
  /** Its most frequent texts, to choose one of. */
  readonly values: readonly string[];
}

export interface ImportedFile {
  readonly table: StudyTable;
  readonly preview: TablePreview;
  readonly origin: FileOrigin;
  /** null where the file is a mere table. */
  readonly suggestion: FileSuggestion | null;
  /** What the cells say of a column's role, by its name. */
  readonly hints: Readonly<Record<string, ColumnHint>>;
  /** The level of the intervals where the file says another than 95 %; null = it says none. */
  readonly intervalLevel: number | null;
  readonly columns: readonly FileColumn[];
  /** A layout to begin with where the table looks as if it had one row per arm. */
  readonly long: LongLayout | null;
  readonly issues: readonly Issue[];
}

type Read = Pick<ImportedFile, "table" | "preview" | "origin" | "suggestion" | "hints" | "issues">;

/**
 * Reads a table from a file: delimited text, an Excel workbook (.xlsx, .xlsm), a data file of SPSS (.sav, .zsav), a RevMan 5
 * review (.rm5) or the data of a RevMan Web review (.zip, or its data-rows.csv), told apart by what is in it. The readers of all but text are loaded when they are needed.
 * @returns fails only where there is no table at all
 */
export async function importFile(
  bytes: Uint8Array,
  options: FileOptions = {},
): Promise<Result<ImportedFile>> {
  const read = await readAny(bytes, options);
  return read.ok ? arranged(read.value, options) : read;
}

/** Reads delimited text or a block of cells copied from a spreadsheet; see {@link importFile}. */
export function importBlock(text: string, options: FileOptions = {}): Result<ImportedFile> {
  const read = asRead(importText(text, options));
  return read.ok ? arranged(read.value, options) : read;
}

async function readAny(bytes: Uint8Array, options: FileOptions): Promise<Result<Read>> {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  const isSpss = /^\$FL[23]$/.test(String.fromCharCode(...bytes.subarray(0, 4)));
  const isAnalyses = looksLikeAnalyses(bytes);
  if (!isPacked && !isSpss && !isAnalyses && !looksLikeXml(bytes)) return asRead(importBytes(bytes, options));
  const { readAnalysisData, readPacked, readSpss, readXmlFile } = await import("./import-structured.ts");
  if (isAnalyses) return readAnalysisData(bytes, options);
  if (isSpss) return readSpss(bytes, options);
  return isPacked ? readPacked(bytes, options) : readXmlFile(bytes, options);
}

/** Delimited text as any other file. */
function asRead(read: Result<ImportedTable>): Result<Read> {
  if (!read.ok) return read;
  const { table, preview, recognised, hints, issues } = read.value;
  const origin: FileOrigin = { kind: "text", recognised };
  return ok({ table, preview, origin, suggestion: null, hints, issues }, issues);
}

/** The first names of the tables of analyses of RevMan Web. */
function looksLikeAnalyses(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 60));
  return /^(?:\u00ef\u00bb\u00bf)?"?Analysis group"?,"?Analysis number"?,/.test(start);
}

/** A declaration or an element at the beginning, in one byte or two per character. */
function looksLikeXml(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 200)).replace(
    /[\0\u00ef\u00bb\u00bf\u00fe\u00ff]/g,
    "",
  );
  return /^\s*<(?:\?xml|COCHRANE_REVIEW|!DOCTYPE|!--)/i.test(start);
}

function arranged(read: Read, { long, split }: FileOptions): Result<ImportedFile> {
  const { table } = read;
  const columns = table.columns.map(({ name, kind }) => ({
    name,
    kind,
    values: distinctValues(table, name),
  }));
  const guess = read.suggestion === null ? guessLong(table) : null;
  if (long === undefined) {
    const near = read.suggestion === null && guess === null ? nearlyComplete(table) : null;
    const isMere = read.suggestion === null && split !== false;
    const whole = isMere ? interpreted(read) : { ...read, intervalLevel: null };
    const asked = read.suggestion === null && guess === null ? askedOf(table) : [];
    const issues = [...(near === null ? [] : [near]), ...asked, ...whole.issues];
    return ok({ ...whole, columns, long: guess, issues }, issues);
  }
  const reshaped = reshapeLong(table, long);
  if (!reshaped.ok) return fail(...reshaped.issues, ...read.issues);
  const near = nearlyComplete(reshaped.value);
  const issues = [...(near === null ? [] : [near]), ...reshaped.issues, ...read.issues];
  const texts = firstTexts(reshaped.value);
  const preview = previewOf(reshaped.value, texts);
  return ok(
    {
      ...read,
      table: reshaped.value,
      preview,
      columns,
      long: guess,
      suggestion: null,
      intervalLevel: null,
      issues,
    },
    issues,
  );
}

/** What only the user can tell of the groups of a table. */
function askedOf(table: StudyTable): readonly Issue[] {
  return [...askOfTreatments(table), ...askOfNumbers(table), ...askOfRepeated(table), ...askOfOneArm(table)];
}

/** With what the words of the table say of its numbers, in columns behind those of the file. */
function interpreted(read: Read): Read & Pick<ImportedFile, "intervalLevel"> {
  const { table, hints, intervalLevel, issues: found } = interpretTable(read.table, read.hints);
  const issues = [...read.issues, ...found];
  if (table === read.table) return { ...read, intervalLevel, issues };
  const texts = firstTexts(table);
  const rows = read.preview.rows.map(({ text }, row) => [...text, ...texts[row]!.slice(text.length)]);
  return { ...read, table, hints, intervalLevel, preview: previewOf(table, rows), issues };
}

function firstTexts({ rowIds, columns }: StudyTable): string[][] {
  return rowIds
    .slice(0, PREVIEW_ROWS)
    .map((rowId, row) => columns.map((column) => cellText(column, row, rowId)));
}
