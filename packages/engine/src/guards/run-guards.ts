import type { EffectSet } from "../analysis-types.ts";
import { impossibleNumber } from "../conversions/impossible-numbers.ts";
import { quantities } from "../conversions/quantities.ts";
import type { GuardChoices, Roles } from "../document/types.ts";
import { labelsOf } from "../effects/effect-rows.ts";
import { quantityOf } from "../ledger/targets.ts";
import { FLIP_INPUT } from "../measures/flip.ts";
import { measures } from "../measures/registry.ts";
import { withDefaults } from "../registry.ts";
import { type Issue, issue, type Repair } from "../result.ts";
import { findColumn, type StudyTable, valuesAt } from "../table/study-table.ts";
import { guards } from "./registry.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/** What the guards of an analysis look at. */
export interface GuardSpec {
  /** With its derived columns. */
  readonly table: StudyTable;
  readonly roles: Roles;
  readonly effects: EffectSet;
  /** Names of the columns computed by formulas: they have no cells of their own to repair. */
  readonly derived: readonly string[];
  /** What the user chose, by guard id. */
  readonly choices: Readonly<Record<string, GuardChoices>>;
}

/** What one guard says, with what the report needs to weave it in. */
export interface GuardFinding {
  readonly issue: Issue;
  /** Ids of all rows it is about. */
  readonly rowIds: readonly string[];
  /** Columns its repairs would write, and the one it is shown beside. */
  readonly columns: readonly string[];
  /** Codes of warnings it says better. */
  readonly replaces: readonly string[];
  /** The user has said of all its rows that they are right. */
  readonly dismissed: boolean;
}

/**
 * Runs every guard over the rows that the user did not leave out.
 * @returns one warning per finding, beside the cell it is about, with the changes that would mend it
 */
export function runGuards(spec: GuardSpec): GuardFinding[] {
  const input = guardInput(spec);
  return guards.records.flatMap((guard) => {
    const { params = {}, dismissed = [] } = spec.choices[guard.id] ?? {};
    const isRight = new Set(dismissed);
    return guard.check(input, withDefaults(guard.params, params)).map((finding): GuardFinding => {
      const rowIds = finding.rows.map((row) => input.rowIds[row]!);
      const repairs = finding.repairs.filter(
        (repair) => canRepair(repair, spec) && leavesPossible(repair, input),
      );
      const use = finding.use ?? useOf(finding.rows, input);
      const known = rowIds.every((rowId) => isRight.has(rowId));
      return {
        issue: asIssue(guard, { ...finding, repairs, use }, input, rowIds, known),
        rowIds,
        columns: [...new Set([...columnsOf(repairs), ...shownBeside(finding, input)])],
        replaces: guard.replaces ?? [],
        dismissed: known,
      };
    });
  });
}

const LEFT_OUT: ReadonlySet<string> = new Set(["excluded-by-user", "excluded-by-filter"]);

function guardInput({ table, roles, effects }: GuardSpec): GuardInput {
  const leftOut = new Set(
    effects.excluded.filter(({ issue: why }) => LEFT_OUT.has(why.code)).map(({ rowId }) => rowId),
  );
  const positions: number[] = [];
  for (let position = 0; position < table.rowIds.length; position++) {
    if (!leftOut.has(table.rowIds[position]!)) positions.push(position);
  }
  const measure = measures.get(effects.measure);
  const own = new Set(measure.inputs.map(({ key }) => key));
  const numbers: Record<string, readonly (number | null)[]> = {};
  const columns: Record<string, string> = {};
  const unread: Record<string, readonly (string | null)[]> = {};
  for (const [key, name] of Object.entries(roles.inputs)) {
    const column = findColumn(table, name);
    if (column?.kind !== "number" || !(own.has(key) || quantities.has(key))) continue;
    numbers[key] = valuesAt(column, positions);
    columns[key] = name;
    // The same cell under two roles is looked at once.
    const isKnown = Object.keys(unread).some((other) => columns[other] === name);
    if (Object.keys(column.unparsed).length > 0 && !isKnown) {
      unread[key] = positions.map((position) => textOf(column.unparsed, table.rowIds[position]!));
    }
  }
  const rowIds = positions.map((position) => table.rowIds[position]!);
  const placeOf = placesOf(rowIds, effects.rowIds);
  const ofEffect = (values: readonly number[]): (number | null)[] =>
    placeOf.map((place) => (place < 0 ? null : values[place]!));
  const labelAt = labelsOf(table, roles);
  return {
    measure,
    rowIds,
    labels: positions.map(labelAt),
    numbers,
    ...(Object.keys(unread).length === 0 ? {} : { unread }),
    columns,
    yi: ofEffect(effects.yi),
    vi: ofEffect(effects.vi),
  };
}

/** What was typed into a cell that is no number; an id that every object has as a key is none. */
function textOf(unparsed: Readonly<Record<string, string>>, rowId: string): string | null {
  return Object.hasOwn(unparsed, rowId) ? unparsed[rowId]! : null;
}

/** Of each row its place among the rows with an effect, which stand in the order of the table; -1 = it has none. */
function placesOf(rowIds: readonly string[], withEffect: readonly string[]): readonly number[] {
  let next = 0;
  return rowIds.map((rowId) => (rowId === withEffect[next] ? next++ : -1));
}

/** Numbers that formulas compute are repaired in the formula, by the user. */
function canRepair({ change }: Repair, { derived, roles }: GuardSpec): boolean {
  if (change.kind === "cells") {
    return change.cells.length > 0 && change.cells.every(({ column }) => !derived.includes(column));
  }
  return change.kind !== "flip" || !derived.includes(roles.inputs[FLIP_INPUT.key] ?? "");
}

/** A repair that would write a number which its quantity cannot have mends nothing. */
function leavesPossible({ change }: Repair, { measure, columns }: GuardInput): boolean {
  if (change.kind !== "cells") return true;
  const own = new Map(measure.inputs.map((entry) => [entry.key, quantityOf(entry)]));
  const keys = Object.entries(columns).map(([key, name]) => [name, own.get(key) ?? key] as const);
  return change.cells.every(({ column, value }) =>
    keys.every(
      ([name, quantity]) => name !== column || value === null || impossibleNumber(quantity, value) === null,
    ),
  );
}

/** What becomes of numbers that look wrong: rows without an effect are not used, whatever is said of them. */
function useOf(rows: readonly number[], { yi }: GuardInput): string {
  const unused = rows.filter((row) => (yi[row] ?? null) === null);
  if (unused.length === 0) return "It is used as it is.";
  if (unused.length < rows.length) return "Rows that have an effect are used as they are.";
  return rows.length === 1 ? "The row is not used." : "The rows are not used.";
}

function columnsOf(repairs: readonly Repair[]): string[] {
  return repairs.flatMap(({ change }) =>
    change.kind === "cells" ? change.cells.map(({ column }) => column) : [],
  );
}

function shownBeside({ key }: Finding, input: GuardInput): string[] {
  const column = key === null ? undefined : input.columns[key];
  return column === undefined ? [] : [column];
}

function asIssue(
  guard: Guard,
  finding: Finding & { readonly use: string },
  input: GuardInput,
  rowIds: readonly string[],
  dismissed: boolean,
): Issue {
  const row = finding.rows[0]!;
  const rowId = input.rowIds[row]!;
  const [column] = shownBeside(finding, input);
  const where = column === undefined ? input.labels[row]! : `${input.labels[row]}, column “${column}”`;
  const path = column === undefined ? { rowId } : { rowId, column };
  const message = `${where}: ${finding.message} ${finding.use}`;
  return {
    ...issue(`guard-${guard.id}`, "warning", message, finding.hint, path),
    ...(finding.repairs.length === 0 ? {} : { repairs: finding.repairs }),
    dismissal: {
      label: dismissed ? "Warn again" : "This is right",
      change: { kind: dismissed ? "warn-again" : "dismiss", guard: guard.id, rowIds },
      record: "",
    },
  };
}
