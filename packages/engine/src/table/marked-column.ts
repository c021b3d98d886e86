import { type Issue, issue } from "../result.ts";
import {
  isAmbiguousNumber,
  type NumberFormat,
  normaliseCell,
  type ParsedNumber,
  parseNumber,
} from "./parse-number.ts";
import { saysUnknown, withoutMarks, withoutName } from "./reading-marks.ts";
import type { RawColumn, ReportedColumn } from "./reported-column.ts";

/** How many cells a message shows. */
const SHOWN = 3;
/** A grouped number among decimals this many times larger than their median is hardly one of them. */
const FAR = 20;

/**
 * Reads the numbers of a column that stand with a sign of a footnote or their name ("29.9†", "n = 34"), counts words such as
 * "not reported" as missing, and leaves unread what may be a thousand or one and a bit among numbers that do not tell.
 * @returns null where most cells are no numbers even so, or nothing of the kind is there
 */
export function readMarkedColumn({ name, cells, rowIds, format }: RawColumn): ReportedColumn | null {
  const plain = cells.map((cell) => parseNumber(cell, format));
  const parsed = plain.map((value, row) =>
    value === "unreadable" ? readMarked(cells[row]!, format) : value,
  );
  const numbers = parsed.filter((value) => typeof value === "number").length;
  const unread = parsed.filter((value) => value === "unreadable").length;
  if (numbers <= unread) return null;
  const doubtful = doubtfulRows(cells, parsed, format);
  for (const row of doubtful) parsed[row] = "unreadable";
  const changed = (to: (value: ParsedNumber) => boolean): number[] =>
    [...cells.keys()].filter((row) => plain[row] === "unreadable" && to(parsed[row]!));
  const marked = changed((value) => typeof value === "number");
  const unknown = changed((value) => value === "missing");
  if (marked.length + unknown.length + doubtful.length === 0) return null;
  const place = (row: number) => ({ rowId: rowIds[row]!, column: name });
  const issues: Issue[] = [];
  if (marked.length > 0) {
    issues.push(
      issue(
        "cells-with-marks",
        "note",
        `The column “${name}” holds numbers with a sign of a footnote or a name beside them: ${listed(cells, marked)}. Only the number was taken.`,
        "Look what the footnotes say of the numbers, such as other people analysed or standard errors in place of standard deviations.",
        place(marked[0]!),
      ),
    );
  }
  if (unknown.length > 0) {
    issues.push(
      issue(
        "cells-say-unknown",
        "note",
        `The column “${name}” says of some rows that the number is not known: ${listed(cells, unknown)}. These cells count as missing.`,
        "Nothing needs to be done; a study that needs one of them is left out, and says so.",
        place(unknown[0]!),
      ),
    );
  }
  if (doubtful.length > 0) issues.push(asked(name, listed(cells, doubtful), place(doubtful[0]!)));
  const explained = new Set(doubtful.map((row) => rowIds[row]!));
  return { parsed, hint: null, further: [], issues, explained };
}

function readMarked(cell: string, format: NumberFormat): ParsedNumber {
  if (saysUnknown(cell)) return "missing";
  const bare = withoutName(withoutMarks(cell));
  // Without its sign a cell may hold nothing; that is no missing number.
  const value = bare === cell.trim() ? "unreadable" : parseNumber(bare, format);
  return value === "missing" ? "unreadable" : value;
}

/**
 * Cells such as "1,020" that the marks of the file make a number unlike the others of their column: one with a fraction where
 * all others are whole, or a thousand among numbers with a fraction.
 */
function doubtfulRows(
  cells: readonly string[],
  parsed: readonly ParsedNumber[],
  { decimal }: NumberFormat,
): number[] {
  const ambiguous = new Set([...cells.keys()].filter((row) => isAmbiguousNumber(cells[row]!)));
  if (ambiguous.size === 0) return [];
  const others = parsed.flatMap((value, row) =>
    typeof value === "number" && !ambiguous.has(row) ? [Math.abs(value)] : [],
  );
  // Fewer say too little of what the column holds.
  if (others.length < 2 || others.length <= ambiguous.size) return [];
  const areWhole = others.every((value) => Number.isInteger(value));
  const middle = others.toSorted((one, other) => one - other)[others.length >> 1]!;
  return [...ambiguous].filter((row) => {
    const value = parsed[row];
    if (typeof value !== "number") return false;
    const asFraction = normaliseCell(cells[row]!).includes(decimal);
    return asFraction ? areWhole : !areWhole && Math.abs(value) > FAR * middle;
  });
}

function asked(
  name: string,
  cells: string,
  place: { readonly rowId: string; readonly column: string },
): Issue {
  return issue(
    "thousand-or-fraction",
    "warning",
    `In the column “${name}” the mark in ${cells} may separate thousands or be a decimal mark: as the rest of the file has it, the number would be unlike the others of its column. It is kept as it is and not used until you say which is meant.`,
    "Choose one of the two numbers beside the cell, under Data.",
    place,
  );
}

/** Some cells as they stand in the file, with their rows. */
function listed(cells: readonly string[], rows: readonly number[]): string {
  const shown = rows.slice(0, SHOWN).map((row) => `“${cells[row]!.trim().slice(0, 40)}” (row ${row + 1})`);
  return rows.length > SHOWN ? `${shown.join(", ")} and ${rows.length - SHOWN} more` : shown.join(", ");
}
