import { type Issue, issue } from "../../result.ts";
import { nameColumns } from "../headers.ts";
import {
  ambiguousNumbers,
  describeTextColumns,
  describeUnparsed,
  otherDecimal,
  withoutCells,
} from "../import-checks.ts";
import { previewOf, type TablePreview } from "../import-preview.ts";
import { findMangled } from "../mangled-cells.ts";
import { ownFormat, recogniseNumberFormat } from "../number-format.ts";
import type { NumberFormat } from "../parse-number.ts";
import type { ColumnHint } from "../reported-column.ts";
import { type Column, cellText, type StudyTable } from "../study-table.ts";
import { describeFrame, rowsBelow, type TableFrame } from "../table-frame.ts";
import { Refusal } from "./refusal.ts";
import {
  columnLetters,
  MAX_CELL_TEXT,
  type MergedCells,
  type Sheet,
  type SheetCell,
  type SheetRow,
} from "./sheet.ts";
import { typeSheetColumn } from "./sheet-columns.ts";

/** Choices of the user that overrule what would be recognised. */
export interface SheetOptions {
  /** Rows that name the columns. */
  readonly headerRows?: 0 | 1 | 2;
  /** Leave out the rows the spreadsheet hides. */
  readonly skipHidden?: boolean;
  /** Whether cells with several numbers become several columns; absent = they do. */
  readonly split?: boolean;
}

export interface SheetTable {
  readonly table: StudyTable;
  readonly preview: TablePreview;
  readonly headerRows: 0 | 1 | 2;
  /** Rows the spreadsheet hides, left out or not. */
  readonly hiddenRows: number;
  /** What the cells say of a column's role, by its name. */
  readonly hints: Readonly<Record<string, ColumnHint>>;
  readonly issues: readonly Issue[];
}

/** How far the beginning of a sheet is looked at for titles. */
const TOP = 20;
const MAX_LISTED = 5;

/** Makes a study table of a sheet: finds the names of the columns, spreads merged texts, types the columns. */
export function sheetToTable(sheet: Sheet, options: SheetOptions): SheetTable {
  const issues: Issue[] = [];
  const explained = new Set<string>();
  const hiddenRows = sheet.rows.filter((row) => row.hidden).length;
  const visible = options.skipHidden ? sheet.rows.filter((row) => !row.hidden) : sheet.rows;
  const frame = frameOfSheet(visible);
  const all = visible.slice(frame.titles, visible.length - frame.notes - frame.totals);
  if (all.length === 0) {
    throw new Refusal("import-empty", "This sheet is empty", "Choose another sheet of the workbook.");
  }
  const headerRows = options.headerRows ?? recogniseHeader(all, sheet.merged);
  const grid = spreadMerged(all, sheet.merged, headerRows);
  const body = grid.slice(headerRows);
  const rowIds = body.map((_, row) => `r${row + 1}`);
  const positions = usedPositions(grid);
  const named = nameColumns(positions.map((at) => headerText(grid.slice(0, headerRows), at)));
  const hints: [string, ColumnHint][] = [];
  const taken = new Set(named.names);
  const written = recogniseNumberFormat(textsOf(body), false);
  if (written.ambiguous !== null) issues.push(doubtfulText(written.ambiguous, written.format));
  const lettersOf = new Map<string, string>();
  const columns: Column[] = positions.flatMap((at, index) => {
    const name = named.names[index]!;
    const cells = body.map(({ cells }) => cells.get(at) ?? null);
    const own = ownFormat(textsIn(cells), written.format);
    const typed = typeSheetColumn(
      {
        name,
        cells,
        addresses: body.map(({ number }) => `${columnLetters(at)}${number}`),
        taken,
        format: own?.format ?? written.format,
        split: options.split ?? true,
      },
      rowIds,
    );
    lettersOf.set(name, columnLetters(at));
    if (own !== null && typed.columns[0]?.kind === "number") {
      issues.push(otherDecimal(name, own.example, own.format, rowIds[0]!));
    }
    issues.push(...typed.issues);
    for (const place of typed.explained) explained.add(place);
    hints.push(...Object.entries(typed.hints));
    for (const made of typed.columns) taken.add(made.name);
    return typed.columns;
  });
  const table: StudyTable = { rowIds, columns };
  const said = (row: number, name: string, what: string): string => {
    const address = `${lettersOf.get(name) ?? ""}${body[row]!.number}`;
    return `Cell ${address}, column “${name}”: ${what}`;
  };
  const mangled = findMangled(table, said, explained);
  const texts = rowIds
    .slice(0, TOP)
    .map((rowId, row) => columns.map((column) => cellText(column, row, rowId)));
  return {
    table,
    preview: previewOf(table, texts),
    headerRows,
    hiddenRows,
    hints: Object.fromEntries(hints),
    issues: [
      ...(headerRows === 0 ? [] : named.issues),
      ...layoutIssues(sheet, frame, hiddenRows, options),
      ...issues,
      ...mangled.issues,
      ...describeUnparsed(withoutCells(table, new Set([...explained, ...mangled.explained]))),
      ...describeTextColumns(
        table,
        body.map(({ number }) => number),
        written.format,
      ),
    ],
  };
}

function doubtfulText(example: string, format: NumberFormat): Issue {
  const hint =
    "Look at the preview; if the numbers are not right, turn these texts into numbers in the spreadsheet program.";
  return { ...ambiguousNumbers(example, format), hint };
}

/** Numbers kept as text have the marks of whoever typed them. */
function textsOf(rows: readonly SheetRow[]): string[] {
  return rows.flatMap(({ cells }) => textsIn([...cells.values()]));
}

function textsIn(cells: readonly (SheetCell | null)[]): string[] {
  return cells.flatMap((cell) => (cell?.kind === "text" ? [cell.value] : []));
}

/** Rows above the table with a single filled cell (a title, a note), and footnotes and empty totals below it. */
function frameOfSheet(rows: readonly SheetRow[]): TableFrame {
  const top = rows.slice(0, TOP);
  const widest = Math.max(0, ...top.map(({ cells }) => cells.size));
  if (widest < 3) return { titles: 0, grouped: false, notes: 0, totals: 0 };
  const titles = Math.max(
    0,
    top.findIndex(({ cells }) => cells.size > 1),
  );
  const texts = rows.map(({ cells }) => [...cells.values()].map(textIn));
  return { titles, grouped: false, ...rowsBelow(texts, titles) };
}

function hasNumber({ cells }: SheetRow): boolean {
  return [...cells.values()].some((cell) => cell.kind === "number" || cell.kind === "formula");
}

/** None where the first row has a number; two where a second row without numbers names the columns below merged names. */
function recogniseHeader(
  [first, second, third]: readonly SheetRow[],
  merged: readonly MergedCells[],
): 0 | 1 | 2 {
  if (first === undefined || hasNumber(first)) return 0;
  const spans = merged.some(({ top, left, right }) => top === first.number && right > left);
  const isSecond = second !== undefined && !hasNumber(second) && third !== undefined && hasNumber(third);
  return spans && isSecond ? 2 : 1;
}

/** A merged cell's content in each of the cells it spans: names always, below them texts; numbers stay where they are. */
function spreadMerged(
  rows: readonly SheetRow[],
  merged: readonly MergedCells[],
  headerRows: number,
): readonly SheetRow[] {
  if (merged.length === 0) return rows;
  const grid = rows.map((row) => ({ ...row, cells: new Map(row.cells) }));
  const byNumber = new Map(grid.map((row, index) => [row.number, { row, isHeader: index < headerRows }]));
  for (const { top, bottom, left, right } of merged) {
    const source = byNumber.get(top)?.row.cells.get(left);
    if (source === undefined) continue;
    for (let number = top; number <= Math.min(bottom, top + rows.length); number += 1) {
      const target = byNumber.get(number);
      if (target === undefined || (!target.isHeader && source.kind !== "text")) continue;
      // A text over several columns of a study stands in its first.
      const last = target.isHeader ? Math.min(right, left + 200) : left;
      for (let at = left; at <= last; at += 1) {
        if (!(target.isHeader && number > top)) target.row.cells.set(at, source);
      }
    }
  }
  return grid;
}

function usedPositions(rows: readonly SheetRow[]): number[] {
  const used = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  return [...used].sort((a, b) => a - b);
}

function headerText(rows: readonly SheetRow[], at: number): string {
  const parts = rows.map(({ cells }) => textIn(cells.get(at))).filter((text) => text !== "");
  return [...new Set(parts)].join(" ");
}

function textIn(cell: SheetCell | undefined): string {
  return cell === undefined ? "" : String(cell.value).trim();
}

function layoutIssues(sheet: Sheet, frame: TableFrame, hiddenRows: number, options: SheetOptions): Issue[] {
  const issues: Issue[] = describeFrame(frame);
  const note = (code: string, severity: "note" | "warning", message: string, hint: string): void => {
    issues.push(issue(code, severity, message, hint));
  };
  if (sheet.merged.length > 0) {
    const names = sheet.merged.slice(0, MAX_LISTED).map(({ name }) => name);
    const more = sheet.merged.length > MAX_LISTED ? ` and ${sheet.merged.length - MAX_LISTED} more` : "";
    note(
      "cells-merged",
      "warning",
      `The sheet has merged cells (${names.join(", ")}${more}): a text stands in each of their rows, a number only in the first.`,
      "Check these rows in the table.",
    );
  }
  if (sheet.cut.length > 0) {
    const more = sheet.cut.length > MAX_LISTED ? ` and ${sheet.cut.length - MAX_LISTED} more` : "";
    note(
      "cell-text-cut",
      "warning",
      `The text of ${sheet.cut.slice(0, MAX_LISTED).join(", ")}${more} is longer than a cell of a spreadsheet holds, so only its first ${MAX_CELL_TEXT} characters were read.`,
      "Shorten it in the file if its end matters.",
    );
  }
  if (hiddenRows > 0) {
    const rows = hiddenRows === 1 ? "1 row is" : `${hiddenRows} rows are`;
    const what = options.skipHidden ? "left out" : "imported with the others";
    note(
      "rows-hidden",
      "warning",
      `${rows} hidden in the spreadsheet, by hand or by a filter, and ${what}.`,
      "Choose whether hidden rows are imported.",
    );
  }
  if (sheet.hiddenColumns.length > 0) {
    note(
      "columns-hidden",
      "note",
      "Some columns are hidden in the spreadsheet; they are imported with the others.",
      "Remove those you do not need.",
    );
  }
  return issues;
}
