import { Refusal } from "./refusal.ts";
import type { NumberStyles } from "./styles.ts";
import { readXml, type XmlElement } from "./xml.ts";

/** A cell of a sheet with its type. */
export type SheetCell =
  /** `percent`: shown with a sign of percent, a hundred times its value. */
  | { readonly kind: "number"; readonly value: number; readonly percent?: true }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "yes-no"; readonly value: boolean }
  /** As a date in words of ISO 8601. */
  | { readonly kind: "date"; readonly value: string }
  /** `#N/A`, `#REF!` ... */
  | { readonly kind: "error"; readonly value: string }
  /** A formula whose result the file does not hold. */
  | { readonly kind: "formula"; readonly value: string };

export interface SheetRow {
  /** As the spreadsheet counts, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  /** By column position from 0. */
  readonly cells: ReadonlyMap<number, SheetCell>;
}

/** Cells from and to, both included; positions from 0, rows by their number. */
export interface MergedCells {
  readonly name: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedCells[];
  /** Positions of hidden columns. */
  readonly hiddenColumns: readonly number[];
  /** Names of the cells whose text was longer than a cell can hold and ends there. */
  readonly cut: readonly string[];
}

/** What a cell of Excel holds. */
export const MAX_CELL_TEXT = 32_767;
/** Characters of all cells: a text that is kept once may be named by any number of them. */
const MAX_TEXT = 50_000_000;
const MAX_SHEET_COLUMNS = 2000;
const MAX_ROWS = 300_000;
const MAX_CELLS = 5_000_000;
const MAX_MERGED = 10_000;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  formula: string | null;
  inline: string;
}

/** Reads the XML of one sheet. @throws Refusal for what is damaged or too large */
export function readSheet(content: Uint8Array, strings: readonly string[], styles: NumberStyles): Sheet {
  const rows: SheetRow[] = [];
  const merged: MergedCells[] = [];
  const hiddenColumns: number[] = [];
  const cut: string[] = [];
  let characters = 0;
  let row: { number: number; hidden: boolean; cells: Map<number, SheetCell> } | null = null;
  let cell: OpenCell | null = null;
  let inside = "";
  let phonetic = false;
  let lastRow = 0;
  let lastColumn = -1;
  let count = 0;

  const open = ({ name, attributes }: XmlElement): void => {
    inside = name;
    switch (name) {
      case "row": {
        lastRow = wholeNumber(attributes.get("r")) ?? lastRow + 1;
        lastColumn = -1;
        if (rows.length >= MAX_ROWS) throw tooLarge(`more than ${MAX_ROWS} rows`);
        row = { number: lastRow, hidden: isTrue(attributes.get("hidden")), cells: new Map() };
        break;
      }
      case "c": {
        lastColumn = columnOf(attributes.get("r")) ?? lastColumn + 1;
        count += 1;
        if (count > MAX_CELLS) throw tooLarge(`more than ${MAX_CELLS} cells`);
        const style = wholeNumber(attributes.get("s")) ?? 0;
        cell = {
          column: lastColumn,
          type: attributes.get("t") ?? "n",
          style,
          value: null,
          formula: null,
          inline: "",
        };
        break;
      }
      case "v":
        if (cell !== null) cell.value = "";
        break;
      case "f":
        if (cell !== null) cell.formula = "";
        break;
      case "rPh":
        phonetic = true;
        break;
      case "mergeCell": {
        const range = rangeOf(attributes.get("ref") ?? "");
        if (range !== null && merged.length < MAX_MERGED) merged.push(range);
        break;
      }
      case "col":
        if (isTrue(attributes.get("hidden"))) hiddenColumns.push(...columnSpan(attributes));
    }
  };
  readXml(content, {
    open,
    text(text) {
      if (cell === null) return;
      if (inside === "v") cell.value = extended(cell.value ?? "", text);
      else if (inside === "f") cell.formula = extended(cell.formula ?? "", text);
      else if (inside === "t" && !phonetic) cell.inline = extended(cell.inline, text);
    },
    close(name) {
      inside = "";
      if (name === "rPh") phonetic = false;
      if (name === "c" && cell !== null) {
        const whole = typed(cell, strings, styles);
        const read = whole === null ? null : shortened(whole);
        if (read !== whole) cut.push(`${columnLetters(cell.column)}${lastRow}`);
        if (read !== null) characters += String(read.value).length;
        if (characters > MAX_TEXT) throw tooLarge(`more than ${MAX_TEXT / 1e6} million characters of text`);
        if (read !== null && cell.column < MAX_SHEET_COLUMNS) row?.cells.set(cell.column, read);
        cell = null;
      }
      if (name === "row" && row !== null) {
        if (row.cells.size > 0) rows.push(row);
        row = null;
      }
    },
  });
  return { rows, merged, hiddenColumns, cut };
}

/** A text with what follows it, as far as a cell can need it; a character may be written with seven. */
export function extended(text: string, more: string): string {
  const room = 7 * (MAX_CELL_TEXT + 1) - text.length;
  return room > 0 ? text + more.slice(0, room) : text;
}

/** The very same cell where its text is no longer than a cell can hold. */
function shortened(cell: SheetCell): SheetCell {
  if (typeof cell.value !== "string" || cell.value.length <= MAX_CELL_TEXT) return cell;
  return { ...cell, value: cell.value.slice(0, MAX_CELL_TEXT) } as SheetCell;
}

function typed(cell: OpenCell, strings: readonly string[], styles: NumberStyles): SheetCell | null {
  const { type, value, formula } = cell;
  // Programs that write formulas without computing them leave the result out.
  if (formula !== null && (value === null || (value === "" && type !== "str"))) {
    return { kind: "formula", value: `=${formula}` };
  }
  switch (type) {
    case "s":
      return textCell(strings[wholeNumber(value ?? undefined) ?? -1] ?? "");
    case "inlineStr":
      return textCell(unescapeText(cell.inline));
    case "str":
      return textCell(unescapeText(value ?? ""));
    case "b":
      return value === null ? null : { kind: "yes-no", value: isTrue(value) };
    case "e":
      return { kind: "error", value: value ?? "#ERROR" };
    case "d":
      return value === null || value === "" ? null : { kind: "date", value };
    default:
      return numberCell(value ?? "", cell.style, styles);
  }
}

function textCell(value: string): SheetCell | null {
  return value.trim() === "" ? null : { kind: "text", value };
}

function numberCell(text: string, style: number, styles: NumberStyles): SheetCell | null {
  if (text.trim() === "") return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return { kind: "text", value: text };
  return styles.isDate(style)
    ? { kind: "date", value: styles.dateText(value) }
    : { kind: "number", value: value + 0, ...(styles.isPercent(style) ? { percent: true } : {}) };
}

/** Characters that XML cannot hold are written `_x000D_`. */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** `B7` to 1. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** 1 to `B`. */
export function columnLetters(position: number): string {
  const rest = Math.floor(position / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (position % 26));
}

function rangeOf(name: string): MergedCells | null {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(name);
  if (match === null) return null;
  const [, left, top, right, bottom] = match;
  return { name, top: Number(top), bottom: Number(bottom), left: columnOf(left)!, right: columnOf(right)! };
}

function columnSpan(attributes: ReadonlyMap<string, string>): number[] {
  const from = (wholeNumber(attributes.get("min")) ?? 1) - 1;
  const to = Math.min(MAX_SHEET_COLUMNS, wholeNumber(attributes.get("max")) ?? from + 1);
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function tooLarge(what: string): Refusal {
  return new Refusal(
    "import-too-large",
    `This sheet has ${what}`,
    "Put the studies on a sheet of their own.",
  );
}
