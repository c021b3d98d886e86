import { parseTypedNumber } from "../../table/parse-number.ts";
import type { Dose } from "./convert-dose.ts";
import { doseUnits, unitOfWord } from "./units.ts";

/** A cell read as a dose, or what is unclear about it. */
export type ParsedDose =
  | { readonly kind: "dose"; readonly dose: Dose }
  | { readonly kind: "missing" }
  /** `problem` follows "is": "a range of 10 to 12 sessions". */
  | { readonly kind: "unclear"; readonly problem: string; readonly hint: string };

const NUMBER = "(\\d+(?:[.,]\\d+)?|[.,]\\d+)";
const UNIT = "([a-z]+\\.?)";
const OPTIONAL_UNIT = "([a-z]+\\.?)?";
const PACE = "(?:(?:weekly|daily|monthly|biweekly|twice-weekly) )?";
const PLAIN = new RegExp(`^${NUMBER} ?${OPTIONAL_UNIT}$`);
const RANGE = new RegExp(`^${NUMBER} ?${OPTIONAL_UNIT} ?(?:-|–|—|to) ?${NUMBER} ?${OPTIONAL_UNIT}$`);
const CLOCK = new RegExp(
  `^${NUMBER} ?(?:h|hr|hrs|hour|hours)\\.?,? ?(?:and )?(\\d+) ?(?:m|min|mins|minutes)?\\.?$`,
);
const TIMES = new RegExp(
  `^${NUMBER} ?${PACE}${OPTIONAL_UNIT} ?(?:x|×|\\*|of|at|,|\\() ?${NUMBER} ?-?${UNIT}(?: each| sessions?)?\\)?$`,
);
const PER = new RegExp(
  `^${NUMBER} ?${UNIT} ?(?:per|a|/) ?${UNIT},? ?(?:for|x|×|\\*|over) ?${NUMBER} ?${UNIT}$`,
);

/**
 * Reads a dose as people write it: "90 min", "1h30", "12 weeks", "8 x 2.5 h", "8 weekly sessions of 90 minutes",
 * "2 hours per week for 8 weeks". The whole cell is read or nothing of it; ranges and bounds are never made one number.
 * @param unit the unit of numbers that stand alone; null = they are unclear
 */
export function parseDose(text: string, unit: string | null): ParsedDose {
  const cell = text.trim().toLowerCase().replace(/\s+/g, " ");
  const bare = parseTypedNumber(cell);
  if (bare === "missing") return { kind: "missing" };
  if (typeof bare === "number") return withUnit(bare, unit);
  return (
    clock(cell) ?? plain(cell, unit) ?? range(cell, unit) ?? perTime(cell) ?? times(cell) ?? unreadable(text)
  );
}

function plain(cell: string, unit: string | null): ParsedDose | null {
  const match = PLAIN.exec(cell);
  if (match === null) return null;
  const value = numberOf(match[1]!);
  if (match[2] === undefined) return withUnit(value, unit);
  const found = unitOfWord(match[2]);
  return found === null ? unknownUnit(match[2]) : dose(value, found.id);
}

function clock(cell: string): ParsedDose | null {
  const match = CLOCK.exec(cell);
  return match === null ? null : dose(numberOf(match[1]!) + Number(match[2]) / 60, "hours");
}

function range(cell: string, unit: string | null): ParsedDose | null {
  const match = RANGE.exec(cell);
  if (match === null) return null;
  const [low, high] = [numberOf(match[1]!), numberOf(match[3]!)];
  const word = match[4] ?? match[2] ?? unit ?? "";
  const middle = String(Number(((low + high) / 2).toPrecision(12)));
  return {
    kind: "unclear",
    problem: `a range of ${low} to ${high} ${unitOfWord(word)?.id ?? word}`.trimEnd(),
    hint: `Enter what most people got; the middle is ${middle}.`,
  };
}

/** 8 sessions of 2.5 hours, or 8 weeks of 2.5 hours each. */
function times(cell: string): ParsedDose | null {
  const match = TIMES.exec(cell);
  if (match === null) return null;
  const counted = match[2] === undefined ? doseUnits.get("sessions") : unitOfWord(match[2]);
  const each = unitOfWord(match[4]!);
  if (counted === null) return unknownUnit(match[2]!);
  if (each === null) return unknownUnit(match[4]!);
  if (counted.kind === "contact" || each.kind !== "contact") return null;
  return dose(numberOf(match[1]!) * numberOf(match[3]!), each.id);
}

/** 2 hours per week for 8 weeks: the same unit of the calendar twice, or one that goes into the other. */
function perTime(cell: string): ParsedDose | null {
  const match = PER.exec(cell);
  if (match === null) return null;
  const [amount, pace, span] = [match[2]!, match[3]!, match[5]!].map(unitOfWord);
  if (amount == null || pace == null || span == null) return null;
  if (amount.kind === "calendar" || pace.kind !== span.kind) return null;
  return dose((numberOf(match[1]!) * numberOf(match[4]!) * span.size) / pace.size, amount.id);
}

function withUnit(value: number, unit: string | null): ParsedDose {
  if (unit !== null) return dose(value, unit);
  return {
    kind: "unclear",
    problem: "a number without a unit",
    hint: "Say what it counts: minutes, hours, sessions, weeks.",
  };
}

function dose(value: number, unit: string): ParsedDose {
  if (value >= 0) return { kind: "dose", dose: { value, unit } };
  return { kind: "unclear", problem: "a dose below 0", hint: "Correct the cell." };
}

function unknownUnit(word: string): ParsedDose {
  return {
    kind: "unclear",
    problem: `a dose in "${word}", a unit that is not known`,
    hint: `Use ${doseUnits.ids.join(", ")}.`,
  };
}

function unreadable(text: string): ParsedDose {
  return {
    kind: "unclear",
    problem: `"${text.trim()}", which is not read as a dose`,
    hint: 'Write a number with a unit ("90 min", "12 weeks") or a product ("8 x 2.5 h").',
  };
}

function numberOf(text: string): number {
  return Number(text.replace(",", "."));
}
