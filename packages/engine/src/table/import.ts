import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { gapsAsTabs, tabbedByGaps } from "./aligned-text.ts";
import { type BuiltColumns, buildColumns } from "./build-columns.ts";
import { decodeText, type Encoding } from "./decode-text.ts";
import { looksLikeHeader, nameColumns } from "./headers.ts";
import {
  ambiguousNumbers,
  checkShape,
  describeTextColumns,
  describeUnparsed,
  fitRow,
  maybeThousands,
  withoutCells,
} from "./import-checks.ts";
import { PREVIEW_ROWS, previewOf, type TablePreview } from "./import-preview.ts";
import { findMangled } from "./mangled-cells.ts";
import { unmerged } from "./merged-rows.ts";
import { type RecognisedFormat, recogniseNumberFormat } from "./number-format.ts";
import {
  type DelimitedText,
  type Delimiter,
  normaliseLines,
  sniffDelimiter,
  splitDelimited,
} from "./parse-delimited.ts";
import type { DecimalMark, NumberFormat, ThousandsMark } from "./parse-number.ts";
import type { ColumnHint } from "./reported-column.ts";
import type { StudyTable } from "./study-table.ts";
import { describeFrame, frameOf, joinedNames, type TableFrame } from "./table-frame.ts";

import { cellsMended, mendedRow } from "./torn-cells.ts";
import { exchanged, looksTransposed, rowsExchanged } from "./transposed.ts";

export type { Encoding } from "./decode-text.ts";
export { ENCODINGS } from "./decode-text.ts";
export type { TablePreview } from "./import-preview.ts";
export type { Delimiter } from "./parse-delimited.ts";
export { DELIMITERS } from "./parse-delimited.ts";
export type { DecimalMark, ThousandsMark } from "./parse-number.ts";

/** Choices of the user that overrule what would be recognised. */
export interface ImportOptions {
  readonly delimiter?: Delimiter;
  readonly decimal?: DecimalMark;
  readonly thousands?: ThousandsMark;
  /** Only for bytes. */
  readonly encoding?: Encoding;
  /** Whether the first row names the columns. */
  readonly header?: boolean;
  /** Whether studies stand side by side, so that rows and columns are exchanged. */
  readonly isTransposed?: boolean;
  /** Whether cells with several numbers, such as "2.1 (1.2-3.7)", become several columns; absent = they do. */
  readonly split?: boolean;
}

/** How the text was understood: recognised, or as the options said. */
export interface Recognised {
  readonly delimiter: Delimiter;
  readonly decimal: DecimalMark;
  readonly thousands: ThousandsMark;
  /** null for text that came as text, from the clipboard. */
  readonly encoding: Encoding | null;
  readonly header: boolean;
  /** Whether rows and columns were exchanged. */
  readonly isTransposed: boolean;
}

export interface ImportedTable {
  readonly table: StudyTable;
  readonly recognised: Recognised;
  /** The first rows, as typed and as understood. */
  readonly preview: TablePreview;
  /** What the cells say of a column's role, by its name. */
  readonly hints: Readonly<Record<string, ColumnHint>>;
  readonly issues: readonly Issue[];
}

/** More would not fit into a browser's memory several times over, which undo and the worker need. */
const MAX_CHARACTERS = 200_000_000;
const MAX_COLUMNS = 2000;

/**
 * Reads a delimited file. Encoding, delimiter, header, decimal and group marks are recognised; columns are typed.
 * @param bytes the file as it is
 * @returns a table, how it was understood, and an issue for everything that was changed or could not be read; fails only
 *   where there is no table at all
 */
export function importBytes(bytes: Uint8Array, options: ImportOptions = {}): Result<ImportedTable> {
  if (looksBinary(bytes)) return fail(notText());
  const { text, encoding } = decodeText(bytes, options.encoding);
  if (holdsControls(text)) return fail(notText());
  return importDecoded(text, options, encoding);
}

/** Reads delimited text or a block of cells copied from a spreadsheet; see {@link importBytes}. */
export function importText(text: string, options: ImportOptions = {}): Result<ImportedTable> {
  return importDecoded(text.replace(/^\ufeff/, ""), options, null);
}

/** Characters that no table has; a stray one may have been copied along. */
const CONTROLS = /[^\P{Cc}\t\n\v\f\r]/gu;
const MOST_STRAY = 0.01;
const LOOKED_AT = 4096;

function holdsControls(text: string): boolean {
  const start = text.slice(0, LOOKED_AT);
  return text.includes("\u0000") || (start.match(CONTROLS)?.length ?? 0) > MOST_STRAY * start.length;
}

function notText(): Issue {
  return issue(
    "file-not-text",
    "error",
    "This file is neither a readable workbook nor text: it is damaged or of another kind, so no table was read from it.",
    "Open it in a spreadsheet program and save it as .xlsx or CSV, or copy its cells and paste them.",
  );
}

/** Signatures of what people drop by mistake: zip (xlsx, docx), old Excel, PDF. */
function looksBinary(bytes: Uint8Array): boolean {
  const signatures = [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0x25, 0x50, 0x44, 0x46],
  ];
  return signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte));
}

function importDecoded(
  raw: string,
  options: ImportOptions,
  encoding: Encoding | null,
): Result<ImportedTable> {
  if (raw.length > MAX_CHARACTERS) return fail(tooLarge(`${raw.length} characters`));
  const lines = normaliseLines(raw);
  if (/^[\s;,|]*$/.test(lines)) return fail(nothingToRead());
  const { delimiter, delimited, isTransposed, issues: torn } = cellsOf(lines, options);
  if (delimited.rows.length === 0) return fail(nothingToRead());
  if (delimited.rows[0]!.length > MAX_COLUMNS) return fail(tooLarge(`${delimited.rows[0]!.length} columns`));

  const numbers = recogniseNumberFormat(delimited.rows.flat(), delimiter === ";", options.decimal);
  const format = chooseFormat(numbers.format, options);
  const { frame, header, ...framed } = readFrame(delimited, format, options);
  const {
    names,
    body,
    records,
    issues: merged,
  } = header ? unmerged(framed.names, framed.body, framed.records) : { ...framed, issues: [] };
  const all = header ? names.length : body.reduce((widest, row) => Math.max(widest, row.length), 0);
  // Empty cells behind the names, of a copied block, are no columns that rows could lack.
  const width = usedColumns(names, body, all).lastIndexOf(true) + 1;
  const rowIds = body.map((_, row) => `r${row + 1}`);

  const isUsed = usedColumns(names, body, width);
  const headers = Array.from({ length: width }, (_, index) => names[index] ?? "");
  const named = nameColumns(headers.filter((_, index) => isUsed[index]));
  const rows = body.map((row) => fitRow(row, isUsed));
  const texts = named.names.map((_, index) => rows.map((row) => row[index]!));
  const isChosen = options.decimal !== undefined;
  const built = buildColumns(named.names, texts, rowIds, format, options.split ?? true, isChosen);
  const table: StudyTable = { rowIds, columns: built.columns };
  const said = (row: number, name: string, what: string): string =>
    `Row ${records[row]!} of the file, column “${name}”: ${what}`;
  const mangled = findMangled(table, said, built.explained);
  const issues = [
    ...torn,
    ...describeFrame(frame),
    ...merged,
    ...(header ? named.issues : []),
    ...checkShape(delimited, body, records, width, rowIds),
    ...(options.decimal === undefined && options.thousands === undefined
      ? formatIssues(numbers, delimiter, width)
      : []),
    ...built.issues,
    ...mangled.issues,
    ...describeUnparsed(withoutCells(table, new Set([...built.explained, ...mangled.explained]))),
    ...describeTextColumns(table, records, format),
  ];
  const recognised = {
    delimiter,
    decimal: format.decimal,
    thousands: format.thousands,
    encoding,
    header,
    isTransposed,
  };
  const shown = rows.slice(0, PREVIEW_ROWS).map((row, at) => textsBehind(row, at, built));
  const preview = previewOf(table, shown);
  return ok({ table, recognised, preview, hints: built.hints, issues }, issues);
}

interface SplitText {
  readonly delimiter: Delimiter;
  readonly delimited: DelimitedText;
  readonly isTransposed: boolean;
  readonly issues: readonly Issue[];
}

/** The cells of a text, each row a study. */
function cellsOf(lines: string, options: ImportOptions): SplitText {
  const sniffed = sniffDelimiter(lines);
  const tabbed = options.delimiter === undefined ? tabbedByGaps(lines, sniffed.width) : null;
  const delimiter = tabbed === null ? (options.delimiter ?? sniffed.delimiter) : "\t";
  const split = splitDelimited(tabbed ?? lines, delimiter);
  const mended = withMendedCells(split, delimiter);
  const isTransposed = options.isTransposed ?? looksTransposed(mended.delimited.rows);
  const turned = isTransposed ? exchanged(mended.delimited.rows) : null;
  return {
    delimiter,
    delimited:
      turned === null
        ? mended.delimited
        : { ...mended.delimited, rows: turned, records: turned.map((_, at) => at + 1), skipped: 0 },
    isTransposed,
    issues: [
      ...(tabbed === null ? [] : [gapsAsTabs()]),
      ...mended.issues,
      ...(isTransposed && options.isTransposed === undefined ? [rowsExchanged()] : []),
    ],
  };
}

function withMendedCells(
  delimited: DelimitedText,
  delimiter: Delimiter,
): { readonly delimited: DelimitedText; readonly issues: readonly Issue[] } {
  const width = delimited.rows[0]?.length ?? 0;
  const rows = delimited.rows.map((row) => mendedRow(row, delimiter, width));
  const mended = rows.filter((row, at) => row !== delimited.rows[at]);
  if (mended.length === 0) return { delimited, issues: [] };
  const example = mended[0]!.find((cell) => cell.includes(delimiter)) ?? "";
  return { delimited: { ...delimited, rows }, issues: [cellsMended(mended.length, example.trim())] };
}

interface FramedRows {
  readonly frame: TableFrame;
  readonly header: boolean;
  /** Of each column; none without a header. */
  readonly names: readonly string[];
  readonly body: readonly (readonly string[])[];
  /** Ordinal of each row of the body in the text. */
  readonly records: readonly number[];
}

/** The rows of a text without its title, its names and its footnotes. */
function readFrame(delimited: DelimitedText, format: NumberFormat, options: ImportOptions): FramedRows {
  const found = frameOf(delimited.rows, format);
  const table = delimited.rows.slice(found.titles);
  const header = options.header ?? looksLikeHeader(table, format);
  const frame = { ...found, grouped: found.grouped && header };
  const first = !header ? 0 : frame.grouped ? 2 : 1;
  const end = table.length - frame.notes - frame.totals;
  const [top = [], second = []] = table;
  return {
    frame,
    header,
    names: !header ? [] : frame.grouped ? joinedNames(top, second) : top,
    body: table.slice(first, end),
    records: delimited.records.slice(frame.titles + first, frame.titles + end),
  };
}

/** The cells of the file behind the cells of a row of the table. */
function textsBehind(
  row: readonly string[],
  at: number,
  { columns, sources, isFurther }: BuiltColumns,
): string[] {
  return sources.map((source, index) =>
    isFurther[index] === true && columns[index]!.values[at] === null ? "" : row[source]!,
  );
}

/** Doubts about the marks. Points are doubted only in files of places that also write decimal commas, and in pastes. */
function formatIssues(
  { format, ambiguous, maybeGrouped }: RecognisedFormat,
  delimiter: Delimiter,
  width: number,
): Issue[] {
  if (ambiguous !== null) return [ambiguousNumbers(ambiguous, format)];
  const isDoubtful = width > 1 && (delimiter === ";" || delimiter === "\t");
  return maybeGrouped !== null && isDoubtful ? [maybeThousands(maybeGrouped)] : [];
}

function chooseFormat(recognised: NumberFormat, options: ImportOptions): NumberFormat {
  const decimal = options.decimal ?? recognised.decimal;
  const thousands = options.thousands ?? recognised.thousands;
  // A mark cannot be both; a chosen decimal mark wins over a recognised group mark.
  return { decimal, thousands: thousands === decimal ? "" : thousands };
}

/** Columns with a name or a filled cell; spreadsheets like to append empty ones. */
function usedColumns(
  headers: readonly string[],
  body: readonly (readonly string[])[],
  width: number,
): readonly boolean[] {
  return Array.from(
    { length: width },
    (_, index) =>
      (headers[index] ?? "").trim() !== "" || body.some((row) => (row[index] ?? "").trim() !== ""),
  );
}

function nothingToRead(): Issue {
  return issue(
    "import-empty",
    "error",
    "There is no text in this file or on the clipboard, so there is no table to read.",
    "Choose a file with one row per study, or copy the cells again.",
  );
}

function tooLarge(size: string): Issue {
  return issue(
    "import-too-large",
    "error",
    `This table has ${size}, more than can be kept in memory, so it was not read.`,
    "Remove columns that the analysis does not need, and try again.",
  );
}
