import { readDate } from "./date-cell.ts";
import { isAmbiguousNumber, parseNumber, parseTypedNumber } from "./parse-number.ts";
import { saysUnknown, withoutMarks, withoutName, withoutRaised } from "./reading-marks.ts";
import { hundredth, readPercent } from "./reported-cell.ts";
import { readSplitCell } from "./split-patterns.ts";

/** Why a cell could not be read as a number, and what it may mean. */
export interface UnreadCell {
  /** A sentence. */
  readonly cause: string;
  /** Numbers that it may stand for, the likeliest first; none where nothing can be told. */
  readonly readings: readonly number[];
  /** The second number of a cell that holds two, such as the SD of "10.2 (4.4)"; else null. */
  readonly beside: number | null;
  /** Whether the cell says that its number is not known. */
  readonly isUnknown: boolean;
}

const LONGEST = 100;
const ABOUT = /^(?:[~≈]|ca?\.?|circa|about|approx(?:imately)?\.?|etwa|rund|aprox\.?|unos)\s*(?=\d)/i;
const BOUND = /^(?:[<>≤≥]|at least|up to|mindestens|höchstens|bis zu|al menos|hasta)/i;
const RANGE = /^[\d.,]+\s*(?:-|–|—|to|bis|hasta)\s*[\d.,]+$/i;
const ERROR = /^#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|NV|BEZUG!|WERT!)/i;
const LETTER = /^(.*\d)\s?[a-z]$/i;
const UNIT = /^(.*\d)\s*\p{L}[\p{L}./²³]{1,15}$/u;
const FORMATS = [
  { decimal: ".", thousands: "" },
  { decimal: ",", thousands: "" },
] as const;

/** Says why a cell of a column of numbers is none, and the numbers that it may mean. */
export function readUnread(text: string): UnreadCell {
  const cell = text.trim();
  if (cell === "" || cell.length > LONGEST) return unread("It holds text.");
  return (
    ofMark(cell) ??
    ofSign(cell) ??
    ofSeveral(cell) ??
    ofWords(cell) ??
    withReading("Letters stand behind the number, such as a unit or a footnote.", LETTER.exec(cell)?.[1]) ??
    withReading("Letters stand behind the number, such as a unit or a footnote.", UNIT.exec(cell)?.[1]) ??
    unread("It holds text.")
  );
}

/** A number that is only written otherwise. */
function ofMark(cell: string): UnreadCell | null {
  if (isAmbiguousNumber(cell)) {
    const digits = Number(cell.replace(/[.,]/, ""));
    const fraction = Number(cell.replace(",", "."));
    return unread("Its mark may separate thousands or be a decimal mark.", [digits, fraction]);
  }
  const comma = parseNumber(cell, FORMATS[1]);
  return typeof comma === "number" ? unread("Its decimal mark is a comma.", [comma]) : null;
}

function ofSign(cell: string): UnreadCell | null {
  const bare = withoutName(withoutMarks(cell));
  if (bare !== cell) {
    const marked = withReading("A sign of a footnote or a name stands beside the number.", bare);
    if (marked !== null) return marked;
  }
  const raised = withoutRaised(cell);
  if (raised !== cell) {
    const found = withReading("A raised figure stands behind the number: a footnote, or a power.", raised);
    if (found !== null) return found;
  }
  const percent = readPercent(cell);
  if (percent !== null) return unread("It is a percentage.", [percent, hundredth(percent)]);
  return ABOUT.test(cell)
    ? withReading("The number is only about what it says.", cell.replace(ABOUT, ""))
    : null;
}

function ofSeveral(cell: string): UnreadCell | null {
  for (const format of cell.includes(".") ? FORMATS : FORMATS.toReversed()) {
    const split = readSplitCell(cell, format);
    if (split === null || split.kind === "limits") continue;
    const [first = 0, second = 0] = split.numbers;
    return {
      ...unread("It holds several numbers.", [first]),
      beside: split.kind === "pair" || split.kind === "share" ? second : null,
    };
  }
  return null;
}

function ofWords(cell: string): UnreadCell | null {
  if (saysUnknown(cell)) return { ...unread("It says that the number is not known."), isUnknown: true };
  if (ERROR.test(cell)) return unread("It holds an error of a spreadsheet.");
  if (BOUND.test(cell)) return unread("It gives only a bound of the number.");
  if (readDate(cell) !== null)
    return unread("It looks like a date, which spreadsheets make of ranges and fractions.");
  return RANGE.test(cell) ? unread("It gives a range.") : null;
}

function withReading(cause: string, text: string | undefined): UnreadCell | null {
  if (text === undefined) return null;
  if (isAmbiguousNumber(text)) return { ...ofMark(text)!, cause };
  const value = parseTypedNumber(text);
  return typeof value === "number" ? unread(cause, [value]) : null;
}

function unread(cause: string, readings: readonly number[] = []): UnreadCell {
  return { cause, readings, beside: null, isUnknown: false };
}
