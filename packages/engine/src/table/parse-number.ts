export type DecimalMark = "." | ",";
export type ThousandsMark = "" | "." | "," | " " | "'";

/** How numbers are written in a file. `thousands` "" = digits are not grouped. */
export interface NumberFormat {
  readonly decimal: DecimalMark;
  readonly thousands: ThousandsMark;
}

export const PLAIN_NUMBERS: NumberFormat = { decimal: ".", thousands: "" };

/** A cell read as a number: the number, or why there is none. */
export type ParsedNumber = number | "missing" | "unreadable";

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const MISSING: ReadonlySet<string> = new Set(["", "na", "n/a", "nan", "null", ".", "-", "--"]);

/**
 * One spelling for characters that look alike: minus signs and dashes before a number, all kinds of spaces, apostrophes.
 */
export function normaliseCell(text: string): string {
  const trimmed = text.trim();
  if (/^[\x21-\x7e]*$/.test(trimmed)) return trimmed;
  return trimmed
    .replace(/^[\u2212\u2013\u2014\u2010\u2011\ufe63\uff0d](?=[\d.,\s]|$)/, "-")
    .replace(/([eE])\u2212(?=\d)/, "$1-")
    .replace(/[\u00a0\u202f\u2009\u2007]/g, " ")
    .replace(/\u2019/g, "'");
}

/**
 * Reads a whole cell as a number, never a part of it: "12 (3)", "1/2", "3-May", "5 %", "<0.001" and "#N/A" are unreadable.
 * Empty cells, NA, N/A, NaN, null, "." and "-" are missing. Grouped digits must be grouped by three,
 * behind one that is not 0: "0,980" among grouped numbers is unreadable.
 *
 * @param format decimal mark and the mark between groups of digits
 * @returns a finite number, never -0; `unreadable` also where the value overflows
 */
export function parseNumber(text: string, format: NumberFormat = PLAIN_NUMBERS): ParsedNumber {
  const cell = normaliseCell(text);
  if (MISSING.has(cell.toLowerCase())) return "missing";
  const { decimal, thousands } = format;
  if (decimal === "." && PLAIN.test(cell)) return finite(cell);
  const plain = toPlain(cell, decimal, thousands);
  return plain === null ? "unreadable" : finite(plain);
}

/**
 * Reads a number typed by hand: a decimal point always, a decimal comma where it can be nothing else. "1,234" is unreadable,
 * because it may mean a thousand or one and a bit.
 */
export function parseTypedNumber(text: string): ParsedNumber {
  const parsed = parseNumber(text);
  if (parsed !== "unreadable" || AMBIGUOUS_COMMA.test(normaliseCell(text))) return parsed;
  return parseNumber(text, { decimal: ",", thousands: "" });
}

const AMBIGUOUS_COMMA = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const AMBIGUOUS_MARK = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** Whether a cell such as "1,020" or "1.020" may mean a thousand and twenty, or one and a bit. */
export function isAmbiguousNumber(text: string): boolean {
  return AMBIGUOUS_MARK.test(normaliseCell(text));
}

/** Reads a cell in the format of its file, else with the other decimal mark where that can be nothing else: "9.8" among commas. */
export function parseEitherMark(text: string, format: NumberFormat): ParsedNumber {
  const parsed = parseNumber(text, format);
  if (parsed !== "unreadable" || isAmbiguousNumber(text)) return parsed;
  return parseNumber(text, { decimal: format.decimal === "," ? "." : ",", thousands: "" });
}

function finite(plain: string): ParsedNumber {
  const value = Number(plain);
  return Number.isFinite(value) ? value + 0 : "unreadable";
}

/** The same number with a decimal point and without grouping, or null where the cell is no number of this format. */
function toPlain(cell: string, decimal: DecimalMark, thousands: ThousandsMark): string | null {
  const match = /^([+-]?) ?([\d., ']*?)(?:[eE]([+-]?\d+))?$/.exec(cell);
  if (match === null) return null;
  const [, sign = "", body = "", exponent] = match;
  const parts = body.split(decimal);
  if (parts.length > 2) return null;
  const [whole = "", fraction] = parts;
  const digits = ungroup(whole, thousands);
  if (digits === null || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  if (digits === "" && !fraction) return null;
  return `${sign}${digits === "" ? "0" : digits}.${fraction || "0"}${exponent === undefined ? "" : `e${exponent}`}`;
}

function ungroup(whole: string, thousands: ThousandsMark): string | null {
  if (/^\d*$/.test(whole)) return whole;
  if (thousands === "") return null;
  const groups = whole.split(thousands);
  const [first = "", ...rest] = groups;
  const isGrouped = /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
  return isGrouped ? groups.join("") : null;
}
