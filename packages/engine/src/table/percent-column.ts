import { type Issue, issue } from "../result.ts";
import { type ParsedNumber, parseNumber } from "./parse-number.ts";
import { hundredth, isShare, readPercent } from "./reported-cell.ts";
import {
  type ColumnHint,
  examplesOf,
  freeName,
  type RawColumn,
  type ReportedColumn,
} from "./reported-column.ts";

/** What a percentage in a column means, by what the column's name says it holds. */
type Meaning =
  /** 69: the column is called a percentage, or by nothing that is known. */
  | "percent"
  /** 0.69: it is called by something between 0 and 1. */
  | "share"
  /** 69 in a column of its own: the others are counts. */
  | "among-counts"
  /** Nothing: the column holds means, sizes, effects. */
  | "none";

function meaningOf(named: string | null): Meaning {
  if (named === null || named === "percent") return "percent";
  if (named === "xi") return "among-counts";
  return isShare(named) ? "share" : "none";
}

/** A few percentages among many numbers without a sign are slips of these cells, not what the column holds. */
function isStray(signed: readonly string[], plain: readonly ParsedNumber[]): boolean {
  const numbers = plain.filter((value) => typeof value === "number").length;
  return signed.length < numbers;
}

/**
 * Reads a column in which some cells have a sign of percent.
 * @param named the quantity its name stands for, null = none
 * @returns null where no cell is a percentage
 */
export function readPercentColumn(column: RawColumn, named: string | null): ReportedColumn | null {
  const { name, cells, rowIds, format } = column;
  const percents = cells.map((cell) => readPercent(cell, format));
  const signed = cells.filter((_, row) => percents[row] !== null);
  if (signed.length === 0) return null;
  const plain = cells.map((cell) => parseNumber(cell, format));
  const meaning = named === null && isStray(signed, plain) ? "none" : meaningOf(named);
  const first = { rowId: rowIds[percents.findIndex((value) => value !== null)]!, column: name };
  const rowsWith = (test: (row: number) => boolean): Set<string> =>
    new Set(rowIds.filter((_, row) => test(row)));
  switch (meaning) {
    case "none":
      return {
        ...NOTHING,
        parsed: plain,
        issues: [misplaced(name, signed, first)],
        explained: rowsWith((row) => percents[row] !== null),
      };
    case "share":
      return {
        ...NOTHING,
        parsed: merged(
          plain,
          percents.map((value) => (value === null ? null : hundredth(value))),
        ),
        issues: [asShare(name, signed, first)],
      };
    case "among-counts": {
      const target = freeName(`${name} (percent)`, column.taken);
      return {
        ...NOTHING,
        parsed: plain.map((value, row) => (percents[row] === null ? value : "missing")),
        further: [{ name: target, key: "percent", values: percents }],
        issues: [apart(name, target, signed, first)],
      };
    }
    case "percent": {
      const isUnsure = (row: number): boolean => named === null && typeof plain[row] === "number";
      const unsure = cells.filter((_, row) => isUnsure(row));
      const hint: ColumnHint = { key: "percent", sure: named !== null };
      return {
        ...NOTHING,
        hint,
        parsed: merged(
          plain.map((value, row) => (isUnsure(row) ? "unreadable" : value)),
          percents,
        ),
        issues: unsure.length === 0 ? [] : [unsigned(name, signed, unsure, first.column)],
        explained: rowsWith(isUnsure),
      };
    }
  }
}

const NOTHING = { hint: null, further: [], issues: [], explained: new Set<string>() } as const;

function merged(plain: readonly ParsedNumber[], percents: readonly (number | null)[]): ParsedNumber[] {
  return plain.map((value, row) => percents[row] ?? value);
}

type Place = { readonly rowId: string; readonly column: string };

function asShare(name: string, signed: readonly string[], place: Place): Issue {
  return issue(
    "percent-read-as-proportion",
    "note",
    `The column “${name}” holds proportions, and ${counted(signed.length)} with a sign of percent: ${examplesOf(signed)}. They were divided by 100.`,
    "Look at the preview; nothing needs to be done if that is right.",
    place,
  );
}

function apart(name: string, target: string, signed: readonly string[], place: Place): Issue {
  return issue(
    "percent-moved",
    "note",
    `The column “${name}” counts people, and ${counted(signed.length)} with a sign of percent: ${examplesOf(signed)}. They were put into the column “${target}”, and become counts where the size of the group is known.`,
    "Nothing needs to be done if that is right.",
    place,
  );
}

function misplaced(name: string, signed: readonly string[], place: Place): Issue {
  return issue(
    "percent-not-usable",
    "warning",
    `The column “${name}” has ${counted(signed.length)} with a sign of percent: ${examplesOf(signed)}. What a percentage means there is not known, so these cells are kept as they are and not used.`,
    "Type the number itself in: of events the count (40 % of 50 people are 20), of an effect the effect.",
    place,
  );
}

function unsigned(name: string, signed: readonly string[], unsure: readonly string[], column: string): Issue {
  return issue(
    "percent-sign-missing",
    "warning",
    `In the column “${name}”, ${counted(signed.length)} with a sign of percent (${examplesOf(signed)}) ${signed.length === 1 ? "stands" : "stand"} beside others without one (${examplesOf(unsure)}), so it is not known whether those are percentages or proportions. They are kept as they are and not used.`,
    "Write the sign in every cell, or in none.",
    { column },
  );
}

function counted(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}
