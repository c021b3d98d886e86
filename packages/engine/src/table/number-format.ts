import { type DecimalMark, type NumberFormat, normaliseCell, type ThousandsMark } from "./parse-number.ts";

/** The number format of a file, and whether its numbers could as well have been written in another. */
export interface RecognisedFormat {
  readonly format: NumberFormat;
  /** A cell that reads differently in the other format, where nothing in the file tells which is meant; else null. */
  readonly ambiguous: string | null;
  /** A number such as 1.234 in a file where every number with a point has three digits after it; else null. */
  readonly maybeGrouped: string | null;
}

interface Evidence {
  /** Cells that are numbers only with this decimal mark. */
  readonly strong: Record<DecimalMark, number>;
  /** The first of them. */
  readonly examples: Partial<Record<DecimalMark, string>>;
  /** Cells such as 1,234 and 1.234, by mark: grouped or decimal. */
  readonly either: Record<DecimalMark, string[]>;
  /** Group marks that leave no doubt. */
  readonly groups: Set<ThousandsMark>;
}

const NUMBER_LIKE = /^[+-]? ?\d[\d., ']*(?:[eE][+-]?\d+)?$|^[+-]?[.,]\d+$/;

/** The number before brackets or a ± speaks for its cell; commas between brackets may stand between two numbers. */
const BEFORE_MORE = /^([+-]?\d[\d.,']*) ?(?:[([±]|\+ ?\/? ?-)/;

/** Longer cells are prose. */
const LONGEST_NUMBER = 100;

const SIGNS = /^\s*[pP]?\s*[<=>\u2264\u2265]+\s*|\s*[%*]+\s*$/g;

/**
 * Recognises decimal and group marks from all cells of a file together: "0,5" anywhere settles what "1,234" means.
 * The majority decides; cells that do not fit are unreadable later, never read in part.
 *
 * @param prefersComma what to assume where every number could be either: files separated by semicolons come from places
 *   with a decimal comma
 * @param chosen the decimal mark where the user has decided; the group mark follows from it
 */
export function recogniseNumberFormat(
  cells: Iterable<string>,
  prefersComma: boolean,
  chosen?: DecimalMark,
): RecognisedFormat {
  const evidence = gather(cells);
  const { strong, either, groups } = evidence;
  const undecided = strong["."] === 0 && strong[","] === 0;
  const doubtful = undecided && either[","].length > 0 ? either[","][0]! : null;
  const likely: DecimalMark = undecided
    ? prefersComma && either[","].length > 0
      ? ","
      : "."
    : strong[","] > strong["."]
      ? ","
      : ".";
  const decimal = chosen ?? likely;
  return {
    format: { decimal, thousands: groupMark(decimal, either, groups) },
    ambiguous: doubtful,
    maybeGrouped: undecided && doubtful === null ? (either["."][0] ?? null) : null,
  };
}

/** The marks of one column, where they are others than those of its file. */
export interface OwnFormat {
  readonly format: NumberFormat;
  /** A cell that tells. */
  readonly example: string;
}

/**
 * The marks of a column whose numbers can only have the other decimal mark, while none says the opposite: "0,980" beside columns
 * with points. null = those of the file hold.
 */
export function ownFormat(cells: Iterable<string>, file: NumberFormat): OwnFormat | null {
  const { strong, either, groups, examples } = gather(cells);
  const other: DecimalMark = file.decimal === "." ? "," : ".";
  if (strong[other] === 0 || strong[file.decimal] > 0) return null;
  return {
    format: { decimal: other, thousands: groupMark(other, either, groups) },
    example: examples[other]!,
  };
}

function groupMark(
  decimal: DecimalMark,
  either: Evidence["either"],
  groups: Evidence["groups"],
): ThousandsMark {
  const other = decimal === "." ? "," : ".";
  if (groups.has(other) || either[other].length > 0) return other;
  if (groups.has(" ")) return " ";
  return groups.has("'") ? "'" : "";
}

function gather(cells: Iterable<string>): Evidence {
  const evidence: Evidence = {
    strong: { ".": 0, ",": 0 },
    examples: {},
    either: { ".": [], ",": [] },
    groups: new Set(),
  };
  for (const raw of cells) {
    // Also keeps the expressions below from walking through long runs of spaces again and again.
    if (raw.length > LONGEST_NUMBER) continue;
    if (!/[.,' \u00a0\u202f\u2009\u2007\u2019]/.test(raw)) continue;
    // The marks of "< 0,05" and "69,5 %" are those of the numbers beside them.
    const cell = normaliseCell(raw.replace(SIGNS, ""));
    const number = NUMBER_LIKE.test(cell) ? cell : BEFORE_MORE.exec(cell)?.[1];
    if (number !== undefined) weigh(number, evidence);
  }
  return evidence;
}

function weigh(cell: string, evidence: Evidence): void {
  const { either, groups } = evidence;
  const settle = (mark: DecimalMark): void => {
    evidence.strong[mark] += 1;
    evidence.examples[mark] ??= cell;
  };
  const body = cell.replace(/^[+-] ?/, "").replace(/[eE].*$/, "");
  if (/^\d{1,3}( \d{3})+(?:[.,]\d*)?$/.test(body)) groups.add(" ");
  if (/^\d{1,3}('\d{3})+(?:[.,]\d*)?$/.test(body)) groups.add("'");
  const commas = body.split(",").length - 1;
  const dots = body.split(".").length - 1;
  if (commas > 0 && dots > 0) {
    const decimal = body.lastIndexOf(",") > body.lastIndexOf(".") ? "," : ".";
    const group = decimal === "," ? "." : ",";
    if ((decimal === "," ? commas : dots) > 1) return;
    settle(decimal);
    groups.add(group);
    return;
  }
  if (commas + dots === 0) return;
  const mark: DecimalMark = commas > 0 ? "," : ".";
  const isGrouped = new RegExp(`^[1-9]\\d{0,2}(?:[${mark}]\\d{3})+$`).test(body);
  if (commas + dots > 1) {
    if (!isGrouped) return;
    settle(mark === "," ? "." : ",");
    groups.add(mark);
  } else if (isGrouped) {
    if (either[mark].length < 1) either[mark].push(cell);
  } else settle(mark);
}
