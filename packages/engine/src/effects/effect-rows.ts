import type { Exclusion, Roles } from "../document/types.ts";
import { canConvert } from "../ledger/convert-rows.ts";
import { readLists } from "../measures/read-lists.ts";
import type { RowIssues } from "../measures/row-issues.ts";
import type { InputColumns, Measure } from "../measures/types.ts";
import { type Issue, issue } from "../result.ts";
import { blankRows } from "../table/blank-rows.ts";
import { type Column, findColumn, type StudyTable } from "../table/study-table.ts";

/** The rows that hold something and that the user did not exclude, with the measure's inputs aligned to them. */
export interface ActiveRows {
  /** Rows of the table that hold something, excluded ones too. */
  readonly entered: number;
  /** Positions in the table, ascending. */
  readonly positions: readonly number[];
  readonly inputs: InputColumns;
}

/** Study names by table position; a study without one is called by its row. */
export function labelsOf(table: StudyTable, roles: Roles): (position: number) => string {
  const column = findColumn(table, roles.label);
  return (position) => {
    const value = column?.values[position];
    const text = value === null || value === undefined ? "" : String(value).trim();
    return text === "" ? `Row ${position + 1}` : text;
  };
}

/** What keeps the roles from being used at all: unknown inputs, columns that are gone, text columns, too few inputs. */
export function checkRoles(table: StudyTable, roles: Roles, measure: Measure): Issue[] {
  const issues: Issue[] = [];
  for (const [key, name] of Object.entries(roles.inputs)) {
    const input = measure.inputs.find((candidate) => candidate.key === key);
    // Roles of another measure are kept, so that switching back and forth between measures forgets nothing.
    if (input === undefined) continue;
    const column = findColumn(table, name);
    if (input.parts !== undefined && column?.kind === "text") continue;
    issues.push(...checkColumn(column, name, input.label, `roles.inputs.${key}`));
  }
  if (roles.weights !== null) {
    const column = findColumn(table, roles.weights);
    issues.push(...checkColumn(column, roles.weights, "Weights", "roles.weights"));
  }
  const isComplete = measure.inputSets.some((set) => set.every((key) => Object.hasOwn(roles.inputs, key)));
  if (!isComplete && !canConvert(new Set(Object.keys(roles.inputs)), measure)) {
    issues.push(missingRoles(roles, measure));
  }
  return issues;
}

function checkColumn(column: Column | undefined, name: string, label: string, field: string): Issue[] {
  if (column === undefined) {
    return [
      issue(
        "column-not-found",
        "error",
        `“${label}” is to be read from the column “${name}”, which the table does not have; nothing can be computed.`,
        "Choose another column.",
        { field, column: name },
      ),
    ];
  }
  if (column.kind === "number") return [];
  return [
    issue(
      "column-not-numeric",
      "error",
      `“${label}” is to be read from the column “${name}”, which holds text; nothing can be computed.`,
      "Choose a column of numbers; or, where this one does hold numbers, have it read as such: under Data, Column type: " +
        "numbers. Cells that are no numbers then count as missing.",
      { field, column: name },
    ),
  ];
}

function missingRoles(roles: Roles, measure: Measure): Issue {
  const lacking = measure.inputSets
    .map((set) => set.filter((key) => !Object.hasOwn(roles.inputs, key)))
    .reduce((fewest, set) => (set.length < fewest.length ? set : fewest));
  const labels = lacking.map((key) => measure.inputs.find((input) => input.key === key)?.label ?? key);
  return issue(
    "roles-missing",
    "error",
    `“${measure.label}” needs more columns than are chosen: ${labels.join(", ")}. Nothing can be computed yet.`,
    "Say which columns hold these values, or choose another measure.",
    { field: `roles.inputs.${lacking[0]}` },
  );
}

/** Leaves out the rows the user excluded and those in which nothing stands, and aligns the inputs. */
export function readActiveRows(
  table: StudyTable,
  roles: Roles,
  exclusions: readonly Exclusion[],
  measure: Measure,
  cellIssues: RowIssues,
): ActiveRows {
  const excluded = new Set(exclusions.map((exclusion) => exclusion.rowId));
  const isBlank = blankRows(table);
  const positions: number[] = [];
  let entered = 0;
  for (let position = 0; position < table.rowIds.length; position++) {
    const isExcluded = excluded.size > 0 && excluded.has(table.rowIds[position]!);
    if (!isExcluded && isBlank(position)) continue;
    entered++;
    if (!isExcluded) positions.push(position);
  }
  return { entered, positions, inputs: readInputs(table, roles, positions, measure, cellIssues) };
}

/** The measure's inputs at the given table positions, lists by their parts; a NaN or an infinity becomes a reported null. */
export function readInputs(
  table: StudyTable,
  roles: Roles,
  positions: readonly number[],
  measure: Measure,
  cellIssues: RowIssues,
): InputColumns {
  const inputs: Record<string, readonly (number | null)[]> = {};
  for (const { key, parts } of measure.inputs) {
    if (!Object.hasOwn(roles.inputs, key) || parts !== undefined) continue;
    const column = findColumn(table, roles.inputs[key]);
    if (column?.kind === "number") inputs[key] = readColumn(column, table, positions, key, cellIssues);
  }
  for (const input of measure.inputs) {
    const column = input.parts === undefined ? undefined : findColumn(table, roles.inputs[input.key]);
    if (column?.kind === "text") readLists(input, column, positions, inputs, cellIssues);
  }
  return inputs;
}

/**
 * The numbers of one column at the given positions; cells that hold text or no finite number are reported and null.
 * @param key input the column serves, under which issues are filed
 */
export function readColumn(
  column: Extract<Column, { kind: "number" }>,
  table: StudyTable,
  positions: readonly number[],
  key: string,
  cellIssues: RowIssues,
): readonly (number | null)[] {
  // Most columns have no such cell, and then no row id needs looking up.
  const hasText = Object.keys(column.unparsed).length > 0;
  if (!hasText && positions.length === column.values.length && column.values.every(isUsable))
    return column.values;
  return positions.map((position, row) => {
    const value = column.values[position] ?? null;
    if (value !== null && Number.isFinite(value)) return value;
    const rowId = table.rowIds[position]!;
    if (value !== null) reportNotFinite(value, row, key, cellIssues);
    else if (hasText && Object.hasOwn(column.unparsed, rowId)) {
      reportText(column.unparsed[rowId]!, row, key, cellIssues);
    }
    return null;
  });
}

function isUsable(value: number | null): boolean {
  return value === null || Number.isFinite(value);
}

function reportText(text: string, row: number, key: string, issues: RowIssues): void {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  issues.error(
    row,
    "value-not-a-number",
    key,
    `“${shown}” is not a number, and is not read as one in part.`,
    "Enter a number, or empty the cell.",
  );
}

function reportNotFinite(value: number, row: number, key: string, issues: RowIssues): void {
  issues.error(
    row,
    "value-not-finite",
    key,
    `the value ${String(value)} is not a finite number, and no effect or weight can be computed from it.`,
    "Enter a finite number, or empty the cell.",
  );
}
