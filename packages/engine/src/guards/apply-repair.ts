import type { AnalysisDocument } from "../document/types.ts";
import type { LedgerEntry } from "../ledger/types.ts";
import { FLIP_INPUT } from "../measures/flip.ts";
import type { Change, Repair } from "../result.ts";
import type { Column, StudyTable } from "../table/study-table.ts";

const NOTHING_KEPT: LedgerEntry = { place: "", note: "", route: null, params: {} };

/**
 * The document with one repair done, and what was done noted in the ledger of every row it touches.
 * A cell or column that is no longer there is left alone.
 */
export function applyRepair(document: AnalysisDocument, { change, record }: Repair): AnalysisDocument {
  const changed = applyChange(document, change);
  if (record === "") return changed;
  const ledger = { ...changed.ledger };
  for (const rowId of new Set(rowsOf(change))) {
    if (!changed.table.rowIds.includes(rowId)) continue;
    const entry = ledger[rowId] ?? NOTHING_KEPT;
    ledger[rowId] = { ...entry, note: entry.note === "" ? record : `${entry.note}; ${record}` };
  }
  return { ...changed, ledger };
}

function rowsOf(change: Change): readonly string[] {
  if (change.kind === "model") return [];
  return change.kind === "cells" ? change.cells.map(({ rowId }) => rowId) : change.rowIds;
}

function applyChange(document: AnalysisDocument, change: Change): AnalysisDocument {
  switch (change.kind) {
    case "cells":
      return { ...document, table: withCells(document.table, change.cells) };
    case "roles":
      return withRoles(document, change.inputs);
    case "model":
      return { ...document, model: { ...document.model, ...change.model } };
    case "flip":
      return withFlip(document, change.rowIds);
    case "exclude": {
      const known = new Set(document.exclusions.map(({ rowId }) => rowId));
      const further = change.rowIds.filter((rowId) => !known.has(rowId));
      const exclusions = further.map((rowId) => ({ rowId, reason: change.reason }));
      return { ...document, exclusions: [...document.exclusions, ...exclusions] };
    }
    case "dismiss":
    case "warn-again":
      return withDismissal(document, change);
  }
}

function withDismissal(
  document: AnalysisDocument,
  { kind, guard, rowIds }: Extract<Change, { readonly guard: string }>,
): AnalysisDocument {
  const { params = {}, dismissed: before = [] } = document.guards[guard] ?? {};
  const named = new Set(rowIds);
  const others = before.filter((rowId) => !named.has(rowId));
  const dismissed = kind === "dismiss" ? [...others, ...rowIds] : others;
  const { [guard]: _, ...rest } = document.guards;
  // A guard of which nothing is chosen has no entry.
  if (dismissed.length === 0 && Object.keys(params).length === 0) return { ...document, guards: rest };
  return { ...document, guards: { ...document.guards, [guard]: { params, dismissed } } };
}

function withRoles(
  document: AnalysisDocument,
  given: Readonly<Record<string, string | null>>,
): AnalysisDocument {
  const inputs: Record<string, string> = { ...document.roles.inputs };
  for (const [key, name] of Object.entries(given)) {
    if (name === null) delete inputs[key];
    else inputs[key] = name;
  }
  return { ...document, roles: { ...document.roles, inputs } };
}

function withCells(table: StudyTable, cells: Extract<Change, { kind: "cells" }>["cells"]): StudyTable {
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  const columns = table.columns.map((column): Column => {
    const own = cells.filter((cell) => cell.column === column.name && positions.has(cell.rowId));
    if (column.kind !== "number" || own.length === 0) return column;
    const values = [...column.values];
    for (const { rowId, value } of own) values[positions.get(rowId)!] = value;
    const mended = new Set(own.map(({ rowId }) => rowId));
    const unparsed = Object.fromEntries(
      Object.entries(column.unparsed).filter(([rowId]) => !mended.has(rowId)),
    );
    return { ...column, values, unparsed };
  });
  return { ...table, columns };
}

/** Turns the mark in the column of directions, which is made where there is none. */
function withFlip(document: AnalysisDocument, rowIds: readonly string[]): AnalysisDocument {
  const { table, roles } = document;
  const name = roles.inputs[FLIP_INPUT.key] ?? freeName(table);
  const rows = new Set(rowIds);
  const present = table.columns.find((column) => column.name === name);
  const before = present?.kind === "number" ? present.values : table.rowIds.map(() => null);
  const values = before.map((value, position) =>
    rows.has(table.rowIds[position]!) ? (value === null || value === 0 ? 1 : 0) : value,
  );
  const column: Column = {
    name,
    kind: "number",
    values,
    unparsed: present?.kind === "number" ? present.unparsed : {},
  };
  const columns =
    present === undefined
      ? [...table.columns, column]
      : table.columns.map((other) => (other.name === name ? column : other));
  return {
    ...document,
    table: { ...table, columns },
    roles: { ...roles, inputs: { ...roles.inputs, [FLIP_INPUT.key]: name } },
  };
}

function freeName(table: StudyTable): string {
  const taken = new Set(table.columns.map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? "reversed" : `reversed ${number}`;
    if (!taken.has(name)) return name;
  }
}
