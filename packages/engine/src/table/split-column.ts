import { type Issue, issue } from "../result.ts";
import { parseNumber } from "./parse-number.ts";
import { saysUnknown } from "./reading-marks.ts";
import {
  examplesOf,
  type FurtherColumn,
  freeName,
  type RawColumn,
  type ReportedColumn,
} from "./reported-column.ts";
import { distinctName, splitNames } from "./split-names.ts";
import { readSplitCell, type SplitCell, type SplitKind } from "./split-patterns.ts";

const KINDS: readonly SplitKind[] = ["interval", "limits", "pair", "share", "percent"];

/**
 * Reads a column whose cells hold several numbers: "2.1 (1.2-3.7)", "24.3 (5.1)", "24.3 ± 5.1", "12/100". The numbers become
 * columns of their own, whose names say what they are; the column itself stays as text.
 * @returns null where most cells are something else, or nothing tells what the numbers are
 */
export function readSplitColumn(column: RawColumn): ReportedColumn | null {
  const { name, cells, rowIds, format } = column;
  const read = cells.map((cell) => readSplitCell(cell, format));
  const plain = cells.map((cell) => parseNumber(cell, format));
  const filled = plain.filter((value) => value !== "missing").length;
  const kind = KINDS.find((one) => read.filter((cell) => cell?.kind === one).length * 2 > filled);
  if (kind === undefined) return null;
  const ofKind = read.map((cell) => (cell?.kind === kind ? cell : null));
  const found = ofKind.filter((cell): cell is SplitCell => cell !== null);
  const told = splitNames(name, kind, found);
  if (told === null) return null;
  const taken = new Set(column.taken);
  const further = told.names.map((wanted, part): FurtherColumn => {
    const free = freeName(distinctName(wanted, taken), taken);
    taken.add(free);
    const values = ofKind.map((cell, row) => {
      if (cell !== null) return cell.numbers[part] ?? null;
      const alone = plain[row];
      return part === 0 && typeof alone === "number" ? alone : null;
    });
    return { name: free, key: null, values };
  });
  const level = told.level;
  const levels: FurtherColumn[] =
    level === null
      ? []
      : [
          {
            name: freeName("CI level", taken),
            key: "level",
            values: ofKind.map((cell) => (cell === null ? null : level)),
          },
        ];
  const odd = cells.filter(
    (cell, row) => ofKind[row] === null && plain[row] === "unreadable" && !saysUnknown(cell),
  );
  const first = { rowId: rowIds[ofKind.findIndex((cell) => cell !== null)]!, column: name };
  const matched = cells.filter((_, row) => ofKind[row] !== null);
  return {
    parsed: plain.map((value) => (value === "missing" ? value : "unreadable")),
    hint: null,
    further: [...further, ...levels],
    issues: [said(name, matched, further, odd, told.isAssumed, first), ...otherLevel(level, first)],
    explained: new Set(),
  };
}

function said(
  name: string,
  matched: readonly string[],
  further: readonly FurtherColumn[],
  odd: readonly string[],
  isAssumed: boolean,
  place: { readonly rowId: string; readonly column: string },
): Issue {
  const targets = further.map((part) => `“${part.name}”`).join(", ");
  const others =
    odd.length === 0
      ? ""
      : ` ${odd.length === 1 ? "1 cell is" : `${odd.length} cells are`} written otherwise and not split: ${examplesOf(odd)}.`;
  const assumed = isAssumed
    ? " What stands behind ± was taken for a standard deviation; it may be a standard error."
    : "";
  return issue(
    "cells-split",
    odd.length > 0 || isAssumed ? "warning" : "note",
    `The cells of the column “${name}” hold several numbers, such as ${examplesOf(matched.slice(0, 1))}. They were put into the columns ${targets}; the column itself is kept as text.${others}${assumed}`,
    "Look at the preview; switch the splitting off if the numbers mean something else.",
    place,
  );
}

/** Conversions read the level from its column; the measures that take intervals themselves have it as a setting. */
function otherLevel(
  level: number | null,
  place: { readonly rowId: string; readonly column: string },
): Issue[] {
  if (level === null) return [];
  return [
    issue(
      "interval-level",
      "warning",
      `The intervals of the column “${place.column}” are of ${Math.round(level * 100)} %, which was put into the column “CI level”. The hazard ratio and ready-made effects take one level for all intervals from a setting of the measure; a new analysis of this table begins with ${level} there, a table put in the place of another keeps the setting it has.`,
      `See that the measure’s level is ${level} if it is one of these; nothing needs to be done for other measures.`,
      place,
    ),
  ];
}
