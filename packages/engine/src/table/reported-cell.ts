import { quantities } from "../conversions/quantities.ts";
import {
  type NumberFormat,
  type ParsedNumber,
  PLAIN_NUMBERS,
  parseNumber,
  parseTypedNumber,
} from "./parse-number.ts";

/** The side of a bound that a paper leaves a p-value on. */
type PSide = "exact" | "below" | "above";

/** What a paper says of a p-value. */
export interface PStatement {
  readonly side: PSide;
  readonly value: number;
  /** Whether the bound was not printed ("n.s.") and the usual one stands in for it. */
  readonly assumed: boolean;
}

/** Longer cells are prose; the expressions would walk through a long run of spaces again and again. */
const LONGEST_STATEMENT = 100;

/** What "not significant" means where a paper does not say at which level. */
const USUAL_LEVEL = 0.05;

const NOT_SIGNIFICANT =
  /^(?:p\s*[:=]?\s*)?(?:n\.?\s?s\.?|not\s+(?:statistically\s+)?sig(?:n|nif|nificant)?\.?|nonsig(?:nificant)?\.?|non-sig(?:nificant)?\.?)$/i;
const STATEMENT = /^p?(?:[\s-]?val(?:ue)?)?\s*(<=|>=|=<|=>|[<>=\u2264\u2265])\s*(.+)$/i;
/** A p-value cannot have thousands, so that a comma in it is a decimal mark. */
const COMMA_P = /^0?,\d+$/;

/**
 * Reads what a cell says of a p-value: ".03", "p = .03", "< .05", "p<0,001", "> .10", "n.s.", with stars of significance behind
 * it. A bound that includes its end counts like one that does not.
 * @returns null where the cell says something else, or nothing
 */
export function readPStatement(text: string, format: NumberFormat = PLAIN_NUMBERS): PStatement | null {
  if (text.length > LONGEST_STATEMENT) return null;
  const cell = text.trim().replace(/\s*\*+$/, "");
  if (NOT_SIGNIFICANT.test(cell)) return { side: "above", value: USUAL_LEVEL, assumed: true };
  const match = STATEMENT.exec(cell);
  const sign = match?.[1] ?? "=";
  const value = probability(match?.[2] ?? cell, format);
  if (value === null) return null;
  const side = /[<\u2264]/.test(sign) ? "below" : /[>\u2265]/.test(sign) ? "above" : "exact";
  // Below 0 or above 1 there is nothing.
  return side !== "exact" && !(value > 0 && value < 1) ? null : { side, value, assumed: false };
}

function probability(text: string, format: NumberFormat): number | null {
  const cell = text.trim();
  const value = COMMA_P.test(cell)
    ? parseNumber(cell, { decimal: ",", thousands: "" })
    : parseNumber(cell, format);
  return typeof value === "number" ? value : null;
}

/** Whether a cell says in words or signs, and not as a mere number, what is known of a p-value. */
export function isPWording(text: string): boolean {
  const cell = text.trim();
  if (cell.length > LONGEST_STATEMENT) return false;
  return NOT_SIGNIFICANT.test(cell) || (/^p/i.test(cell) && STATEMENT.test(cell));
}

const PERCENT = /^(.*\d[.,]?)\s*[%\uff05\u066a]$/s;

/** The number before a sign of percent, 69 for "69 %"; null where the cell is no percentage. */
export function readPercent(text: string, format?: NumberFormat): number | null {
  const match = text.length > LONGEST_STATEMENT ? null : PERCENT.exec(text.trim());
  if (match === null) return null;
  const value = format === undefined ? parseTypedNumber(match[1]!) : parseNumber(match[1]!, format);
  return typeof value === "number" ? value : null;
}

/** A hundredth, without an error in the last bit: 0.07 for 7. */
export function hundredth(percent: number): number {
  return Number(shifted(percent, -2)) + 0;
}

/** The percentage of a proportion, 7 for 0.07, without an error in its last bit. */
export function hundredfold(share: number): number {
  return Number(shifted(share, 2)) + 0;
}

function shifted(value: number, by: number): string {
  const [digits, exponent = "0"] = String(value).split("e");
  return `${digits}e${Number(exponent) + by}`;
}

/** What is counted: in percent of a group it becomes the quantity `percent`. */
const COUNTS: ReadonlySet<string> = new Set(["xi", "percent"]);
/** What lies between 0 and 1 by its nature. */
const SHARES: ReadonlySet<string> = new Set(
  "prop sens spec ppv npv risk_c risk_t r2 eta2 eta2_partial level p rd rd_lb rd_ub icc cv0 cv1 cv2".split(
    " ",
  ),
);

/** A number of a study as typed, under the key it then belongs to. */
export interface TypedQuantity {
  readonly key: string;
  readonly value: number;
}

/**
 * Reads a number typed for a quantity, with the signs of papers: "69 %" for events or a percentage is a percentage, for a
 * proportion, a risk or a sensitivity the hundredth of it; "< .05" and "n.s." for p are bounds.
 * @param key the quantity it was typed for
 * @returns the number under the key it belongs to, or why there is none
 */
export function readTypedQuantity(key: string, text: string): TypedQuantity | Exclude<ParsedNumber, number> {
  const plain = parseTypedNumber(text);
  if (typeof plain === "number") return { key, value: plain };
  if (plain === "missing") return plain;
  const percent = readPercent(text);
  if (percent !== null) {
    if (COUNTS.has(key)) return { key: "percent", value: percent };
    return SHARES.has(key) ? { key, value: hundredth(percent) } : "unreadable";
  }
  const stated = isPValue(key) ? readPStatement(text) : null;
  if (stated === null) return "unreadable";
  const own = stated.side === "exact" ? key : boundOf(key, stated.side);
  return own === null ? "unreadable" : { key: own, value: stated.value };
}

/** Whether a quantity is a p-value: of two groups, of a change, of an effect. */
export function isPValue(key: string): boolean {
  return /^p(?:\d?_|$)|_p$/.test(key) && !/_(?:below|above)$/.test(key);
}

/** The quantity for a bound on a p-value; null where nothing can be computed from one. */
export function boundOf(key: string, side: "below" | "above"): string | null {
  const bound = `${key}_${side}`;
  return quantities.has(bound) ? bound : null;
}

/** Whether a percentage in a column for this quantity stands for the hundredth of its number. */
export function isShare(key: string): boolean {
  return SHARES.has(key);
}
