import {
  type AggregateSpec,
  type AnalysisDocument,
  addColumn,
  type CellEdit,
  type Column,
  type Exclusion,
  type GridSpec,
  parseTypedNumber,
  type Result,
  type Roles,
  renameBiasColumns,
  renameColumn,
  renameDependenceColumns,
  renameDoseColumns,
  renameFigureColumns,
  renameInFormula,
  renameModeratorColumns,
  renameNetworkColumns,
  renamePlotColumns,
  renameRobColumns,
  renameSensitivityColumns,
  type StudyTable,
  setCells,
} from "@treeline/engine";
import type { FileSuggestion } from "@treeline/engine/import";
import { addRows, pastedNumbers } from "@treeline/engine/table-edits";
import { t } from "../strings/t.ts";
import { withColumnKind } from "./column-kind.ts";
import { dismissNotice, showNotice } from "./notices.ts";
import { change, project } from "./project.ts";

/** Edits of the table, each one step of the history; a refused one changes nothing and says why. */
export function edit(
  make: (document: AnalysisDocument) => Result<AnalysisDocument>,
  tag: string | null = null,
): void {
  const result = make(project.value);
  if (result.ok) {
    dismissNotice("table");
    change(() => result.value, tag);
    return;
  }
  const first = result.issues[0];
  if (first) showNotice({ id: "table", severity: "warning", text: `${first.message} ${first.hint}` });
}

export function editTable(make: (table: StudyTable) => Result<StudyTable>, tag: string | null = null): void {
  edit((document) => mapTable(make(document.table), (table) => ({ ...document, table })), tag);
}

export function mapTable(
  result: Result<StudyTable>,
  into: (table: StudyTable) => AnalysisDocument,
): Result<AnalysisDocument> {
  return result.ok ? { ok: true, value: into(result.value), issues: result.issues } : result;
}

/**
 * Writes a block of cells; rows and columns beyond the table's edge are added.
 * @param top position of the first row, @param left of the first column
 */
export function pasteCells(top: number, left: number, cells: readonly (readonly string[])[]): void {
  edit((document) => {
    const width = Math.max(...cells.map((row) => row.length));
    const grown = grow(document, top + cells.length, left + width, cells, left);
    if (!grown.ok) return grown;
    const table = grown.value;
    const asNumber = pastedNumbers(cells);
    const edits = cells.flatMap((row, down) =>
      row.map(
        (text, right): CellEdit => ({
          rowId: table.rowIds[top + down]!,
          column: table.columns[left + right]!.name,
          text: table.columns[left + right]!.kind === "number" ? asNumber(text) : text,
        }),
      ),
    );
    return mapTable(setCells(table, edits), (next) => ({ ...document, table: next }));
  });
}

/** Writes cells here and there, as one step. */
export function writeCells(edits: readonly CellEdit[]): void {
  editTable((table) => setCells(table, edits));
}

function grow(
  document: AnalysisDocument,
  rows: number,
  columns: number,
  cells: readonly (readonly string[])[],
  left: number,
): Result<StudyTable> {
  let result: Result<StudyTable> = { ok: true, value: document.table, issues: [] };
  const asNumber = pastedNumbers(cells);
  for (let at = document.table.columns.length; result.ok && at < columns; at += 1) {
    const numeric = cells.every((row) => looksNumeric(asNumber(row[at - left] ?? "")));
    result = addColumn(result.value, freeName(result.value), numeric ? "number" : "text");
  }
  const reserved = document.exclusions.map((exclusion) => exclusion.rowId);
  if (!result.ok) return result;
  const missing = rows - result.value.rowIds.length;
  if (missing <= 0) return result;
  return {
    ok: true,
    value: addRows(result.value, result.value.rowIds.length, missing, reserved),
    issues: [],
  };
}

function looksNumeric(text: string): boolean {
  return parseTypedNumber(text) !== "unreadable";
}

export function freeName(table: StudyTable): string {
  const taken = new Set(table.columns.map((column) => column.name));
  let number = table.columns.length + 1;
  while (taken.has(t.data.newColumn(number))) number += 1;
  return t.data.newColumn(number);
}

/**
 * Puts another table in place of the present one.
 * @param mapping measure and roles of its columns; what plots and formulas name is kept where the names still exist
 * @param exclusions rows of it to leave out from the start
 */
export function replaceTable(
  table: StudyTable,
  mapping: { readonly measure: string; readonly roles: Roles },
  exclusions: readonly Exclusion[] = [],
): void {
  edit((document) => {
    const names = new Set(table.columns.map((column) => column.name));
    // A column of the new table takes the place of a computed one of its name.
    const derived = document.derived.filter(({ name }) => !names.has(name));
    for (const { name } of derived) names.add(name);
    const followed = withColumnNames({ ...document, table, derived, exclusions, ledger: {} }, (name) =>
      names.has(name) ? name : null,
    );
    const { measure, roles } = mapping;
    const isSame = measure === document.effects.measure;
    const effects = isSame ? document.effects : { ...document.effects, measure, params: {}, display: null };
    return { ok: true, value: { ...followed, roles, effects }, issues: [] };
  });
}

/** Puts a table in place of the present one that says itself what its columns are. */
export function replaceWithSuggestion(
  table: StudyTable,
  suggestion: FileSuggestion,
  exclusions: readonly Exclusion[] = [],
): void {
  edit((document) => {
    const { roles, derived } = suggestion;
    const model = { ...document.model, ...suggestion.model };
    const effects = { ...document.effects, ...suggestion.effects, params: {}, display: null };
    return {
      ok: true,
      value: { ...document, table, roles, derived, filter: null, exclusions, ledger: {}, effects, model },
      issues: [],
    };
  });
}

export function convertColumn(name: string, kind: Column["kind"]): void {
  editTable((table) => withColumnKind(table, name, kind));
}

/** Renames a column wherever it is named. */
export function renameTo(from: string, to: string): void {
  edit((document) =>
    mapTable(renameColumn(document.table, from, to), (table) =>
      withColumnNames({ ...renamedInFormulas(document, from, to.trim()), table }, (known) =>
        known === from ? to : known,
      ),
    ),
  );
}

function renamedInFormulas(document: AnalysisDocument, from: string, to: string): AnalysisDocument {
  const { derived, filter } = document;
  if (derived.length === 0 && filter === null) return document;
  return {
    ...document,
    derived: derived.map(({ name, expression }) => ({
      name,
      expression: renameInFormula(expression, from, to),
    })),
    filter: filter === null ? null : renameInFormula(filter, from, to),
  };
}

/** Follows a change of column names through roles and plots; null = the column is gone. */
export function withColumnNames(
  document: AnalysisDocument,
  rename: (name: string) => string | null,
): AnalysisDocument {
  const { roles, plots, effects } = document;
  const follow = (name: string | null): string | null => (name === null ? null : rename(name));
  const inputs = Object.entries(roles.inputs).flatMap(([key, name]) => {
    const next = rename(name);
    return next === null ? [] : [[key, next] as const];
  });
  const dependence =
    document.dependence === undefined ? null : renameDependenceColumns(document.dependence, rename);
  const { dependence: _former, ...others } = document;
  return {
    ...others,
    ...(dependence === null ? {} : { dependence }),
    roles: { label: follow(roles.label), weights: follow(roles.weights), inputs: Object.fromEntries(inputs) },
    effects: { ...effects, aggregate: followedAggregate(effects.aggregate, rename) },
    ...(document.moderators === undefined
      ? {}
      : { moderators: renameModeratorColumns(document.moderators, rename) }),
    ...(document.doseResponse === undefined
      ? {}
      : { doseResponse: renameDoseColumns(document.doseResponse, rename) }),
    ...(document.network === undefined ? {} : { network: renameNetworkColumns(document.network, rename) }),
    ...(document.bias === undefined ? {} : { bias: renameBiasColumns(document.bias, rename) }),
    ...(document.riskOfBias === undefined
      ? {}
      : { riskOfBias: renameRobColumns(document.riskOfBias, rename) }),
    ...(document.sensitivity === undefined
      ? {}
      : { sensitivity: renameSensitivityColumns(document.sensitivity, rename) }),
    ...(document.grid === undefined ? {} : { grid: followedGrid(document.grid, rename) }),
    plots: renamePlotColumns(plots, rename),
    ...(document.figures === undefined ? {} : { figures: renameFigureColumns(document.figures, rename) }),
  };
}

function followedGrid({ frozen, widths }: GridSpec, rename: (name: string) => string | null): GridSpec {
  const next = typeof frozen === "string" ? rename(frozen) : frozen;
  // Without its column the grid freezes as usual again.
  const isGone = next === undefined || (next === null && frozen !== null);
  const kept = Object.entries(widths ?? {}).flatMap(([name, width]) => {
    const known = rename(name);
    return known === null ? [] : [[known, width] as const];
  });
  return {
    ...(isGone ? {} : { frozen: next }),
    ...(widths === undefined ? {} : { widths: Object.fromEntries(kept) }),
  };
}

/** Without the column that tells studies apart, every row is a study of its own again. */
function followedAggregate(
  spec: AggregateSpec | null,
  rename: (name: string) => string | null,
): AggregateSpec | null {
  const by = spec === null ? null : rename(spec.by);
  if (spec === null || by === null) return null;
  const follow = (name: string | null): string | null => (name === null ? null : rename(name));
  return { ...spec, by, time: follow(spec.time), obs: follow(spec.obs) };
}
