import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { nameColumns } from "./headers.ts";
import { type Column, cellText, findColumn, type StudyTable } from "./study-table.ts";

/** One row per arm (and outcome, and time): how such a table becomes one row per comparison. */
export interface LongLayout {
  /** The column that says which rows belong to one study. */
  readonly study: string;
  readonly arm: string;
  /** The arm all others are compared with, as it stands in the column. */
  readonly reference: string;
  /** Columns that must agree between the arms of a comparison, such as outcome and time point. */
  readonly within: readonly string[];
  /** Of those columns, the only value to keep; absent = all. */
  readonly only: Readonly<Record<string, string>>;
  /** Columns with each arm's own values: they become two, of the arm (1) and of the reference arm (2). */
  readonly values: readonly string[];
}

/** What the names of the two columns of a value end in. */
const SUFFIXES = [" 1", " 2"] as const;
const MAX_LISTED = 10;

/**
 * Puts the arms of a study side by side: one row per study, outcome, time and arm other than the reference. Columns that are
 * neither keys nor values are kept where the two arms agree. The row of the compared arm gives the comparison its id, so that
 * ids stay what they were. The reference arm of a study with several others stands in several rows, which is said.
 * @param table one row per arm
 * @returns fails where a column of the layout is not in the table or no comparison can be made
 */
export function reshapeLong(table: StudyTable, layout: LongLayout): Result<StudyTable> {
  const missing = [layout.study, layout.arm, ...layout.within, ...layout.values].filter(
    (name) => findColumn(table, name) === undefined,
  );
  if (missing.length > 0) return fail(...[...new Set(missing)].map(noColumn));
  const { pairs, issues } = pairArms(table, layout);
  if (pairs.length === 0) return fail(...issues, noComparisons(layout.reference));
  const arms = pairs.map(({ arm }) => arm);
  const references = pairs.map(({ reference }) => reference);
  const rowIds = arms.map((row) => table.rowIds[row]!);
  const made: Column[] = [];
  for (const column of table.columns) {
    if (layout.values.includes(column.name)) {
      made.push(pick(column, table, arms, rowIds, `${column.name}${SUFFIXES[0]}`));
      made.push(pick(column, table, references, rowIds, `${column.name}${SUFFIXES[1]}`));
    } else if (column.name === layout.arm) {
      made.push(pick(column, table, arms, rowIds, column.name));
      made.push(pick(column, table, references, rowIds, `${column.name}${SUFFIXES[1]}`));
    } else made.push(pick(column, table, arms, rowIds, column.name));
  }
  const { names } = nameColumns(made.map(({ name }) => name));
  const columns = made.map((column, index) => ({ ...column, name: names[index]! }));
  return ok({ rowIds, columns }, [...issues, ...sharedReferences(references, pairs.length)]);
}

interface Pair {
  /** Positions in the table. */
  readonly arm: number;
  readonly reference: number;
}

/** What a layout finds in a table: the comparisons, and of how many groups of rows they come. */
export interface PairedArms {
  readonly pairs: readonly Pair[];
  readonly groups: number;
  readonly issues: readonly Issue[];
}

/** Finds the reference arm of each study, outcome and time, and the arms beside it. */
export function pairArms(table: StudyTable, layout: LongLayout): PairedArms {
  const issues: Issue[] = [];
  const text = (name: string, row: number): string => {
    const column = findColumn(table, name)!;
    return cellText(column, row, table.rowIds[row]!).trim();
  };
  const wanted = Object.entries(layout.only).filter(([name]) => layout.within.includes(name));
  const groups = new Map<string, number[]>();
  for (const row of table.rowIds.keys()) {
    if (wanted.some(([name, value]) => text(name, row) !== value)) continue;
    const key = JSON.stringify([layout.study, ...layout.within].map((name) => text(name, row)));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const pairs: Pair[] = [];
  for (const rows of groups.values()) {
    const references = rows.filter((row) => text(layout.arm, row) === layout.reference);
    const others = rows.filter((row) => text(layout.arm, row) !== layout.reference);
    const [reference] = references;
    const rowId = table.rowIds[rows[0]!]!;
    const what = [layout.study, ...layout.within].map((name) => text(name, rows[0]!)).join(", ");
    if (reference === undefined) issues.push(noReference(what, layout.reference, rowId));
    else if (references.length > 1)
      issues.push(manyReferences(what, layout.reference, references.length, rowId));
    else if (others.length === 0) issues.push(singleArm(what, rowId));
    else pairs.push(...others.map((arm) => ({ arm, reference })));
  }
  return { pairs, groups: groups.size, issues: listed(issues) };
}

function pick(
  column: Column,
  table: StudyTable,
  rows: readonly number[],
  rowIds: readonly string[],
  name: string,
): Column {
  if (column.kind === "text")
    return { name, kind: "text", values: rows.map((row) => column.values[row] ?? null) };
  const unparsed = rows.flatMap((row, at): [string, string][] => {
    const kept = column.unparsed[table.rowIds[row]!];
    return kept === undefined ? [] : [[rowIds[at]!, kept]];
  });
  const values = rows.map((row) => column.values[row] ?? null);
  return { name, kind: "number", values, unparsed: Object.fromEntries(unparsed) };
}

function sharedReferences(references: readonly number[], comparisons: number): Issue[] {
  const shared = comparisons - new Set(references).size;
  if (shared === 0) return [];
  return [
    issue(
      "reference-arm-shared",
      "warning",
      `Some studies have several arms beside the reference, which therefore stands in ${shared} ${shared === 1 ? "row" : "rows"} more: effects of these rows are not independent, and its participants count more than once.`,
      "Combine the arms, split the reference arm’s numbers, keep one arm per study, or use a model for dependent effects.",
    ),
  ];
}

function listed(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MAX_LISTED) return issues;
  const more = issue(
    "comparisons-not-made",
    "warning",
    `${issues.length} groups of rows give no comparison; the first ${MAX_LISTED} are listed.`,
    "Check which columns tell the rows of a study apart.",
  );
  return [...issues.slice(0, MAX_LISTED), more];
}

function noReference(what: string, reference: string, rowId: string): Issue {
  return issue(
    "arm-without-reference",
    "warning",
    `${what}: there is no row with the reference arm “${reference}”, so no comparison was made of it.`,
    "Check how the arm is spelt in these rows, or choose another reference.",
    { rowId },
  );
}

function manyReferences(what: string, reference: string, count: number, rowId: string): Issue {
  return issue(
    "reference-arm-repeated",
    "warning",
    `${what}: ${count} rows have the reference arm “${reference}”, and it is not known which one is meant; no comparison was made.`,
    "Name the columns that tell these rows apart, such as outcome or time point.",
    { rowId },
  );
}

function singleArm(what: string, rowId: string): Issue {
  return issue(
    "single-arm",
    "warning",
    `${what}: there is only the reference arm, so there is nothing to compare it with.`,
    "Check whether rows of this study are missing.",
    { rowId },
  );
}

function noComparisons(reference: string): Issue {
  return issue(
    "no-comparisons",
    "error",
    `No study has the arm “${reference}” and another one, so no table was made.`,
    "Choose the column of the arms and the reference arm.",
  );
}

function noColumn(name: string): Issue {
  return issue(
    "column-not-found",
    "error",
    `The table has no column “${name}”, so arms could not be put side by side.`,
    "Choose another column.",
    { column: name },
  );
}

/** The different filled cells of a column as text, most frequent first. */
export function distinctValues(table: StudyTable, name: string, most = 50): string[] {
  const column = findColumn(table, name);
  if (column === undefined) return [];
  const counts = new Map<string, number>();
  for (const [row, rowId] of table.rowIds.entries()) {
    const text = cellText(column, row, rowId).trim();
    if (text !== "") counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([text]) => text);
}
