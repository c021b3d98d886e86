import type { Moderator } from "../document/types.ts";
import { type Issue, issue } from "../result.ts";
import { parseNumber } from "../table/parse-number.ts";
import type { Column } from "../table/study-table.ts";
import { type DesignGiven, NO_LEVEL, nameOf } from "./given.ts";
import { type Cell, readNumber } from "./read-number.ts";

/** A cell as the moderator has it: a number, a level, or null where nothing is known. */
export type CellValue = number | string | null;

/** Reads the cells of a moderator effect by effect; rows that are one study give one value. */
export function readCells(
  given: DesignGiven,
  moderator: Moderator,
  column: Column,
  rowAt: ReadonlyMap<string, number>,
): { readonly values: readonly CellValue[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const values = given.rowIds.map((own, place) => {
    const read = (given.groups?.[place] ?? [own]).map((rowId) => {
      const row = rowAt.get(rowId);
      if (row === undefined) return null;
      const cell = { column, row, rowId, name: given.labels?.[place] ?? `Row ${row + 1}` };
      return moderator.kind === "numeric"
        ? readNumber(given.table, moderator, cell, issues)
        : readLevel(given, moderator, cell);
    });
    return combine(given, moderator, read, place, issues);
  });
  return { values, issues };
}

function readLevel(given: DesignGiven, moderator: Moderator, cell: Cell): string | null {
  const value = cell.column.values[cell.row] ?? null;
  const unparsed = cell.column.kind === "number" ? cell.column.unparsed[cell.rowId] : undefined;
  const text = String(value ?? unparsed ?? "").trim();
  const settled = spelling(moderator.spellings, text);
  if (settled !== undefined) return settled;
  if (text !== "" && parseNumber(text) !== "missing") return text;
  return given.blanks === "level" ? NO_LEVEL : null;
}

function spelling(spellings: Moderator["spellings"], text: string): string | undefined {
  return Object.hasOwn(spellings, text) ? spellings[text] : undefined;
}

/** One value of rows that are one study: levels have to agree, numbers are averaged (as `aggregate()` of metafor does). */
function combine(
  given: DesignGiven,
  { column }: Moderator,
  read: readonly CellValue[],
  place: number,
  issues: Issue[],
): CellValue {
  const known = read.filter((value) => value !== null);
  const [first = null] = known;
  if (known.every((value) => value === first)) return first;
  const numbers = known.filter((value) => typeof value === "number");
  const differ = `The rows of ${nameOf(given, place)} differ in ${column}`;
  if (numbers.length === known.length) {
    issues.push(
      issue(
        "moderator-averaged",
        "note",
        `${differ}, and are one effect: their mean is used.`,
        "Keep the rows as effects of their own if the difference matters.",
        { column },
      ),
    );
    return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  }
  issues.push(
    issue(
      "moderator-levels-differ",
      "warning",
      `${differ} (${[...new Set(known)].join(", ")}), and are one effect: it has no level of its own and is left out of models with ${column}.`,
      "Keep the rows as effects of their own, or give them one level.",
      { column },
    ),
  );
  return null;
}
