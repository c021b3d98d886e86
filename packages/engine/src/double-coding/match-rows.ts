import { type Issue, issue } from "../result.ts";
import { cellText, findColumn, type StudyTable } from "../table/study-table.ts";
import type { CodedPair, LoneRow } from "./types.ts";

/** Columns that tell the rows of one study apart, by their usual names. */
const WITHIN =
  /^(?:outcome|measure|time|time.?point|visit|wave|endpoint|arm|group|subgroup|comparison|scale)$/i;

/** The columns both tables have that say which study, outcome and time a row codes. */
export function usualKeys(a: StudyTable, b: StudyTable, label: string | null): readonly string[] {
  const shared = a.columns.filter(({ name }) => findColumn(b, name) !== undefined);
  const within = shared.filter(({ name, kind }) => WITHIN.test(name) && kind === "text" && name !== label);
  const first = label !== null && findColumn(b, label) !== undefined ? [label] : [];
  return [...first, ...within.map(({ name }) => name)];
}

/** Rows of both tables with the same keys; case and spaces do not count. Keys that several rows share are matched by none. */
export function matchRows(
  a: StudyTable,
  b: StudyTable,
  keys: readonly string[],
): {
  readonly pairs: readonly CodedPair[];
  readonly lone: readonly LoneRow[];
  readonly issues: readonly Issue[];
} {
  const inA = byKey(a, keys);
  const inB = byKey(b, keys);
  const pairs: CodedPair[] = [];
  const lone: LoneRow[] = [];
  const issues: Issue[] = [];
  for (const [key, rows] of inA) {
    const others = inB.get(key) ?? [];
    const label = labelOf(a, keys, rows[0]!);
    if (rows.length === 1 && others.length === 1) pairs.push({ a: rows[0]!, b: others[0]!, label });
    else if (others.length === 0) lone.push(...rows.map((row) => loneRow("a", a, keys, row)));
    else issues.push(notTold(label, rows.length, others.length, a.rowIds[rows[0]!]!));
  }
  for (const [key, rows] of inB)
    if (!inA.has(key)) lone.push(...rows.map((row) => loneRow("b", b, keys, row)));
  return { pairs, lone, issues };
}

function byKey(table: StudyTable, keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const row of table.rowIds.keys()) {
    const key = JSON.stringify(keys.map((name) => keyText(table, name, row).toLowerCase()));
    const rows = found.get(key);
    if (rows === undefined) found.set(key, [row]);
    else rows.push(row);
  }
  return found;
}

function keyText(table: StudyTable, name: string, row: number): string {
  const column = findColumn(table, name);
  return column === undefined ? "" : cellText(column, row, table.rowIds[row]!).replace(/\s+/g, " ").trim();
}

function labelOf(table: StudyTable, keys: readonly string[], row: number): string {
  const parts = keys.map((name) => keyText(table, name, row)).filter((text) => text !== "");
  return parts.length === 0 ? table.rowIds[row]! : parts.join(", ");
}

function loneRow(coding: "a" | "b", table: StudyTable, keys: readonly string[], row: number): LoneRow {
  return { coding, rowId: table.rowIds[row]!, label: labelOf(table, keys, row) };
}

function notTold(label: string, inA: number, inB: number, rowId: string): Issue {
  return issue(
    "coded-rows-not-told-apart",
    "warning",
    `${label}: ${inA} rows of the first coding and ${inB} of the second have these labels, so it is not known which belong together; they were not compared.`,
    "Name a further column that tells them apart, such as outcome or time point.",
    { rowId },
  );
}
