import { type Issue, issue } from "../../result.ts";
import { furtherColumn, placeOf } from "../build-columns.ts";
import { type NumberFormat, type ParsedNumber, parseNumber } from "../parse-number.ts";
import { hundredfold } from "../reported-cell.ts";
import type { ColumnHint } from "../reported-column.ts";
import { readReportedColumn } from "../reported-columns.ts";
import type { Column } from "../study-table.ts";
import type { SheetCell } from "./sheet.ts";

/** One column of a sheet below its name. */
export interface SheetColumn {
  readonly name: string;
  readonly cells: readonly (SheetCell | null)[];
  /** `B7`, by row. */
  readonly addresses: readonly string[];
  /** Names that further columns cannot have. */
  readonly taken: ReadonlySet<string>;
  /** How numbers are written where a cell holds one as text. */
  readonly format: NumberFormat;
  /** Whether cells with several numbers become several columns. */
  readonly split: boolean;
}

export interface TypedSheetColumn {
  /** The column, and right of it those its cells needed beside. */
  readonly columns: readonly Column[];
  /** What the cells say of a column's role, by its name. */
  readonly hints: Readonly<Record<string, ColumnHint>>;
  readonly issues: readonly Issue[];
  /** Cells that an issue explains, as row id and column. */
  readonly explained: ReadonlySet<string>;
}

const MAX_LISTED = 10;

type Odd = "date" | "error" | "formula" | "yes-no";

interface OddCell {
  readonly kind: Odd;
  readonly row: number;
  readonly text: string;
}

/**
 * Types a column of a sheet: numbers if more than half of its filled cells are numbers, text otherwise. What a spreadsheet
 * made a date, an error or a formula without a result is never a number: it is kept as text and reported with its cell.
 */
export function typeSheetColumn(
  { name, cells, addresses, taken, format, split }: SheetColumn,
  rowIds: readonly string[],
): TypedSheetColumn {
  const texts = cells.map((cell) => reportedText(cell, format));
  const reported = readReportedColumn({ name, cells: texts, rowIds, format, taken, split });
  const numbers = cells.map((cell, row) =>
    cell === null || cell.kind === "number" || cell.kind === "text"
      ? (reported?.parsed[row] ?? numberOf(cell, format))
      : "unreadable",
  );
  const isNumeric = decides(cells, numbers, (row) => reported?.explained.has(rowIds[row]!) === true);
  const odd = cells.flatMap((cell, row) => oddCell(cell, row, isNumeric, cells));
  const issues = [...describe(odd, name, addresses, rowIds, isNumeric), ...(reported?.issues ?? [])];
  const explained = new Set([...odd.map(({ row }) => rowIds[row]!), ...(reported?.explained ?? [])]);
  const column = isNumeric
    ? numberColumn(name, cells, numbers, rowIds)
    : ({ name, kind: "text", values: cells.map(textOf) } as const);
  const further = reported?.further ?? [];
  const hints: [string, ColumnHint][] = further.flatMap(({ name: own, key }) =>
    key === null ? [] : [[own, { key, sure: true }]],
  );
  if (reported?.hint) hints.unshift([name, reported.hint]);
  return {
    columns: [column, ...further.map(furtherColumn)],
    hints: Object.fromEntries(hints),
    issues,
    explained: new Set([...explained].map((rowId) => placeOf(rowId, name))),
  };
}

function numberColumn(
  name: string,
  cells: readonly (SheetCell | null)[],
  numbers: readonly ParsedNumber[],
  rowIds: readonly string[],
): Column {
  const unparsed = cells.flatMap((cell, row): [string, string][] =>
    cell === null || typeof numbers[row] === "number" || numbers[row] === "missing"
      ? []
      : [[rowIds[row]!, shown(cell)]],
  );
  const values = numbers.map((number) => (typeof number === "number" ? number : null));
  return { name, kind: "number", values, unparsed: Object.fromEntries(unparsed) };
}

/** A cell as it would stand in a text file; what is no number or text there is read on its own. */
function reportedText(cell: SheetCell | null, { decimal }: NumberFormat): string {
  if (cell?.kind === "text") return cell.value;
  if (cell?.kind !== "number") return "";
  const text = cell.percent ? `${hundredfold(cell.value)}%` : String(cell.value);
  return decimal === "." ? text : text.replace(".", decimal);
}

function numberOf(cell: SheetCell | null, format: NumberFormat): ParsedNumber {
  if (cell === null) return "missing";
  if (cell.kind === "number") return cell.value;
  return cell.kind === "text" ? parseNumber(cell.value, format) : "unreadable";
}

/** Errors and formulas without results say nothing of what the column holds. */
function decides(
  cells: readonly (SheetCell | null)[],
  numbers: readonly ParsedNumber[],
  isExplained: (row: number) => boolean,
): boolean {
  let filled = 0;
  let numeric = 0;
  for (const [row, cell] of cells.entries()) {
    if (cell === null || numbers[row] === "missing" || cell.kind === "error" || cell.kind === "formula")
      continue;
    if (numbers[row] === "unreadable" && isExplained(row)) continue;
    filled += 1;
    if (typeof numbers[row] === "number") numeric += 1;
  }
  return filled === 0 || numeric * 2 > filled;
}

function shown(cell: SheetCell): string {
  if (cell.kind === "yes-no") return cell.value ? "TRUE" : "FALSE";
  return String(cell.value);
}

function textOf(cell: SheetCell | null): string | null {
  if (cell === null || cell.kind === "error" || cell.kind === "formula") return null;
  const text = shown(cell).trim();
  return text === "" || text === "NA" ? null : text;
}

function oddCell(
  cell: SheetCell | null,
  row: number,
  isNumeric: boolean,
  cells: readonly (SheetCell | null)[],
): OddCell[] {
  if (cell === null || cell.kind === "number" || cell.kind === "text") return [];
  if (cell.kind === "yes-no" && !isNumeric) return [];
  // A column of nothing but dates is one.
  if (cell.kind === "date" && !isNumeric && cells.every((other) => other === null || other.kind === "date"))
    return [];
  return [{ kind: cell.kind, row, text: shown(cell) }];
}

function describe(
  odd: readonly OddCell[],
  name: string,
  addresses: readonly string[],
  rowIds: readonly string[],
  isNumeric: boolean,
): Issue[] {
  const kinds: readonly Odd[] = ["date", "error", "formula", "yes-no"];
  return kinds.flatMap((kind) => {
    const found = odd.filter((cell) => cell.kind === kind);
    const listed = found.slice(0, MAX_LISTED).map(({ row, text }) => {
      const place = { rowId: rowIds[row]!, column: name };
      const { code, what, hint } = words(kind, text, isNumeric);
      return issue(code, "warning", `Cell ${addresses[row]}, column “${name}”: ${what}`, hint, place);
    });
    if (found.length <= MAX_LISTED) return listed;
    const { code, hint } = words(kind, "", isNumeric);
    const message = `Column “${name}” has ${found.length} such cells; the first ${MAX_LISTED} are listed.`;
    return [...listed, issue(code, "warning", message, hint, { column: name })];
  });
}

function words(kind: Odd, text: string, isNumeric: boolean): { code: string; what: string; hint: string } {
  const shownText = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  switch (kind) {
    case "date":
      return {
        code: "cell-is-date",
        what: isNumeric
          ? `the spreadsheet holds the date ${shownText} where the column holds numbers; it was not read as one.`
          : `the spreadsheet made the date ${shownText} of what was typed; it may have been something like 3-5 or 1/2.`,
        hint: "Look up the number in the paper and type it in; format the column as text before typing in a spreadsheet.",
      };
    case "error":
      return {
        code: "cell-is-error",
        what: `it holds the spreadsheet’s error ${shownText}, so it counts as missing.`,
        hint: "Correct the formula in the spreadsheet, or type the value in.",
      };
    case "formula":
      return {
        code: "formula-without-value",
        what: `the file holds the formula ${shownText} without its result, so it counts as missing.`,
        hint: "Open the file in a spreadsheet program, which computes it, save it and import it again.",
      };
    case "yes-no":
      return {
        code: "cell-is-yes-no",
        what: `it holds ${shownText} where the column holds numbers; it was not read as one.`,
        hint: "Type 1 or 0 if that is meant.",
      };
  }
}
