import { type DecimalMark, normaliseCell, parseTypedNumber } from "./parse-number.ts";
import { cellText, type StudyTable } from "./study-table.ts";

/** What is looked for. */
export interface FindOptions {
  readonly text: string;
  /** Names of the columns looked into; null = all. */
  readonly columns: ReadonlySet<string> | null;
  /** Only cells that hold nothing else. */
  readonly wholeCell: boolean;
  readonly matchCase: boolean;
  /** The text is a regular expression; what is put in its place may name its groups (`$1`). */
  readonly pattern: boolean;
  /** The decimal mark that numbers are shown and looked for with; a point unless told. */
  readonly decimal?: DecimalMark;
}

export interface FoundCell {
  readonly rowId: string;
  readonly column: string;
}

/**
 * The cells that hold a text, row by row. Numbers are found however they are written: "0,5", "0.50" and ".5" all find a cell
 * with 0.5, and a minus is found as hyphen and as minus sign. Where numbers are shown with a comma, "0,7" finds 0.70 and 10.75 too.
 */
export function findCells(table: StudyTable, options: FindOptions): FoundCell[] {
  const matches = options.pattern ? patternMatcher(options) : matcher(options);
  if (matches === null) return [];
  return cellsLookedInto(table, options).flatMap(({ rowId, column, text, value }) =>
    matches(text, value) ? [{ rowId, column }] : [],
  );
}

interface CellLookedInto extends FoundCell {
  readonly text: string;
  readonly value: number | string | null;
}

/** The filled cells that a search goes through, row by row. */
export function cellsLookedInto(
  table: StudyTable,
  { columns: wanted }: Pick<FindOptions, "columns">,
): CellLookedInto[] {
  const columns = table.columns.filter(({ name }) => wanted === null || wanted.has(name));
  return table.rowIds.flatMap((rowId, row) =>
    columns.flatMap((column) => {
      const text = cellText(column, row, rowId);
      return text === "" ? [] : [{ rowId, column: column.name, text, value: column.values[row] ?? null }];
    }),
  );
}

/** Which texts hold a match of a regular expression, by position. */
export function textsWith(options: FindOptions, texts: readonly string[]): number[] {
  const matches = patternMatcher(options);
  return matches === null ? [] : texts.flatMap((text, at) => (matches(text) ? [at] : []));
}

/** The text as a regular expression; null where it is none, or none yet. */
export function patternOf({ text, wholeCell, matchCase }: FindOptions): RegExp | null {
  if (text === "") return null;
  try {
    return new RegExp(wholeCell ? `^(?:${text})$` : text, matchCase ? "gu" : "giu");
  } catch {
    return null;
  }
}

function patternMatcher(options: FindOptions): ((text: string) => boolean) | null {
  const pattern = patternOf(options);
  if (pattern === null) return null;
  return (text) => plainSigns(text).search(pattern) >= 0;
}

function matcher(options: FindOptions): ((text: string, value: number | string | null) => boolean) | null {
  if (options.text === "") return null;
  const fold = folding(options);
  const wanted = fold(options.text);
  const kept = asKept(wanted, options);
  const number = parseTypedNumber(kept);
  return (text, value) => {
    if (typeof value === "number" && typeof number === "number" && value === number) return true;
    const own = fold(text);
    const sought = typeof value === "number" ? kept : wanted;
    return options.wholeCell ? own.trim() === sought.trim() : own.includes(sought);
  };
}

/** A number, or a part of one, as cells keep it: with a point where it was written with the comma that numbers are shown with. */
function asKept(text: string, { decimal }: FindOptions): string {
  return decimal === "," && /^\s*[+-]?(?:\d+,\d*|,\d+)\s*$/.test(plainSigns(text))
    ? text.replace(",", ".")
    : text;
}

function folding({ matchCase }: FindOptions): (text: string) => string {
  return (text) => {
    const plain = plainSigns(text);
    return matchCase ? plain : plain.toLowerCase();
  };
}

function plainSigns(text: string): string {
  return text.replaceAll("\u2212", "-").replaceAll("\u00a0", " ");
}

/**
 * A cell's text with what was found replaced: every place in it, or the whole of it where the whole was looked for or the
 * cell is a number equal to the one looked for.
 */
export function replaceInText(text: string, replacement: string, options: FindOptions): string {
  if (options.pattern) {
    const pattern = patternOf(options);
    return pattern === null ? text : plainSigns(text).replace(pattern, replacement);
  }
  if (options.wholeCell) return replacement;
  const fold = folding(options);
  const isNumber = typeof parseTypedNumber(normaliseCell(text)) === "number";
  const inCell = (typed: string): string => (isNumber ? asKept(typed, options) : typed);
  const sought = inCell(options.text);
  const wanted = fold(sought);
  const own = fold(text);
  // Folding a few letters changes their length; then places in one text are not places in the other.
  if (!own.includes(wanted) || own.length !== text.length) {
    return isSameNumber(text, sought) ? replacement : text;
  }
  return pieces(text, own, wanted).join(inCell(replacement));
}

function pieces(text: string, own: string, wanted: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = own.indexOf(wanted); at >= 0; at = own.indexOf(wanted, from)) {
    parts.push(text.slice(from, at));
    from = at + wanted.length;
  }
  return [...parts, text.slice(from)];
}

function isSameNumber(text: string, other: string): boolean {
  const [one, two] = [parseTypedNumber(normaliseCell(text)), parseTypedNumber(other)];
  return typeof one === "number" && one === two;
}
