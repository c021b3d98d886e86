import { formatExact } from "../format/index.ts";
import { type Issue, issue } from "../result.ts";
import { type ParsedNumber, parseNumber } from "./parse-number.ts";
import { boundOf, isPWording, type PStatement, readPStatement } from "./reported-cell.ts";
import {
  examplesOf,
  type FurtherColumn,
  freeName,
  type RawColumn,
  type ReportedColumn,
} from "./reported-column.ts";

interface Bound {
  readonly row: number;
  readonly stated: PStatement;
}

/** What a column of bounds is called, after the column they stood in. */
const SUFFIX = { below: "below", above: "above" } as const;

/**
 * Reads a column of p-values: exact ones stay, bounds go into a column of their own ("p below", "p above").
 * @param named the p-value its name stands for; null = its name does not speak of one, and then its cells have to
 * @param isKnown whether its name stands for another quantity
 */
export function readPColumn(
  column: RawColumn,
  named: string | null,
  isKnown: boolean,
): ReportedColumn | null {
  const { name, cells, rowIds, format } = column;
  const plain = cells.map((cell) => parseNumber(cell, format));
  const worded = cells.filter(
    (cell, row) => plain[row] === "unreadable" && readPStatement(cell, format) !== null,
  );
  if (worded.length === 0) return null;
  if (named === null && !saysP(column, plain, isKnown)) return null;
  const key = named ?? "p";
  const bounds: Bound[] = [];
  const parsed = cells.map((cell, row): ParsedNumber => {
    const own = plain[row]!;
    if (own !== "unreadable") return own;
    const stated = readPStatement(cell, format);
    if (stated === null) return own;
    if (stated.side === "exact") return stated.value;
    bounds.push({ row, stated });
    return boundOf(key, stated.side) === null ? own : "missing";
  });
  const sides = (["below", "above"] as const).map((side) => ({
    side,
    found: bounds.filter(({ stated }) => stated.side === side),
    key: boundOf(key, side),
  }));
  const further: FurtherColumn[] = [];
  const issues: Issue[] = [];
  const explained = new Set<string>();
  for (const { side, found, key: bound } of sides) {
    if (found.length === 0) continue;
    const texts = found.map(({ row }) => cells[row]!);
    const place = { rowId: rowIds[found[0]!.row]!, column: name };
    if (bound === null) {
      for (const { row } of found) explained.add(rowIds[row]!);
      issues.push(
        unusable(
          name,
          texts,
          found.map(({ row }) => rowIds[row]!),
          place,
        ),
      );
      continue;
    }
    const values = new Map(found.map(({ row, stated }) => [row, stated.value]));
    const target = freeName(`${name} ${SUFFIX[side]}`, column.taken);
    further.push({ name: target, key: bound, values: cells.map((_, row) => values.get(row) ?? null) });
    issues.push(moved(name, target, found, texts, place));
  }
  const hint = { key, sure: true };
  return { parsed, hint, further, issues, explained };
}

/** Whether the cells themselves speak of p, and none of them of anything else. */
function saysP({ cells, format }: RawColumn, plain: readonly ParsedNumber[], isKnown: boolean): boolean {
  const isP = (value: ParsedNumber | undefined): boolean =>
    typeof value !== "number" || (value >= 0 && value <= 1);
  return (
    cells.some(
      (cell) => (/^p/i.test(cell.trim()) && isPWording(cell)) || (!isKnown && isUsualBound(cell, format)),
    ) &&
    cells.every((cell, row) => plain[row] !== "unreadable" || readPStatement(cell, format) !== null) &&
    plain.every(isP)
  );
}

/** Below a level of significance: what but a p-value is said to be so? */
function isUsualBound(cell: string, format: RawColumn["format"]): boolean {
  const stated = readPStatement(cell, format);
  return stated?.side === "below" && USUAL_LEVELS.has(stated.value);
}

const USUAL_LEVELS: ReadonlySet<number> = new Set([
  0.1, 0.05, 0.025, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0001,
]);

type Place = { readonly rowId: string; readonly column: string };

function moved(
  name: string,
  target: string,
  found: readonly Bound[],
  texts: readonly string[],
  place: Place,
): Issue {
  const cells = `${found.length} ${found.length === 1 ? "cell" : "cells"}`;
  const assumed = found.find(({ stated }) => stated.assumed);
  const level =
    assumed === undefined
      ? ""
      : ` Where the level is not printed, p above ${formatExact(assumed.stated.value)} is taken as meant.`;
  return issue(
    "p-bound-moved",
    "note",
    `${cells} of the column “${name}” ${found.length === 1 ? "gives" : "give"} only a bound on p: ${examplesOf(texts)}. The bounds were put into the column “${target}”, because effects computed from a bound are less exact than those from p itself.${level}`,
    "Type the exact p or the test statistic in where the paper or its authors give it.",
    place,
  );
}

function unusable(name: string, texts: readonly string[], rowIds: readonly string[], place: Place): Issue {
  const rows = rowIds.slice(0, 10).map((rowId) => rowId.replace(/^r/, ""));
  const more = rowIds.length > 10 ? ` and ${rowIds.length - 10} more` : "";
  return issue(
    "p-bound-not-usable",
    "warning",
    `The column “${name}” says ${examplesOf(texts)} in ${rowIds.length === 1 ? "study" : "studies"} ${rows.join(", ")}${more}, counted from the top: p is known only by a bound there, from which no effect can be computed. The cells are kept as they are, and these rows have no p.`,
    "Type the exact p or the test statistic in where the paper or its authors give it; leave the cell as it is where they do not.",
    place,
  );
}
