import type { Column } from "@treeline/engine";
import { type AnalysisDocument, addColumn, measures, type StudyTable } from "@treeline/engine";
import {
  addRows,
  moveRows,
  orderRows,
  removeRows,
  type SortDirection,
  sortedRowIds,
} from "@treeline/engine/table-edits";
import { t } from "../strings/t.ts";
import { change } from "./project.ts";
import { edit, editTable, mapTable } from "./table-edits.ts";

/** Edits of whole rows, several at once, each one step of the history. */
export function insertRows(position: number, count: number): void {
  edit((document) => {
    const reserved = document.exclusions.map((exclusion) => exclusion.rowId);
    const begun = document.table.columns.length > 0 ? document : withFirstColumns(document);
    return {
      ok: true,
      value: { ...begun, table: addRows(begun.table, position, count, reserved) },
      issues: [],
    };
  });
}

/** A table that is typed begins with the name of the study and the numbers its measure takes, each in its role. */
function withFirstColumns(document: AnalysisDocument): AnalysisDocument {
  const inputs = measures.get(document.effects.measure).inputSets[0] ?? [];
  const label = t.effects.study;
  const table = inputs.reduce(
    (given, key) => withColumn(given, key, "number"),
    withColumn(document.table, label, "text"),
  );
  const own = Object.fromEntries(inputs.map((key) => [key, key]));
  return { ...document, table, roles: { ...document.roles, label, inputs: own } };
}

function withColumn(table: StudyTable, name: string, kind: Column["kind"]): StudyTable {
  const added = addColumn(table, name, kind);
  return added.ok ? added.value : table;
}

export function deleteRows(rowIds: readonly string[]): void {
  const gone = new Set(rowIds);
  edit((document) =>
    mapTable(removeRows(document.table, rowIds), (table) => ({
      ...document,
      table,
      exclusions: document.exclusions.filter(({ rowId }) => !gone.has(rowId)),
      // A later row may get the id of one of these, and must not take over what is kept about it.
      ledger: Object.fromEntries(Object.entries(document.ledger).filter(([rowId]) => !gone.has(rowId))),
    })),
  );
}

/** @param to position of the first of them afterwards */
export function moveRowsTo(rowIds: readonly string[], to: number): void {
  editTable((table) => moveRows(table, rowIds, to), `move ${rowIds.join(" ")}`);
}

/** Puts the rows in the order of a column, which may be a computed one. */
export function sortRows(column: Column, direction: SortDirection): void {
  editTable((table) => ({
    ok: true,
    value: orderRows(table, sortedRowIds(column, table.rowIds, direction)),
    issues: [],
  }));
}

/** Leaves out rows for one reason; those left out already take it over. */
export function excludeRows(rowIds: readonly string[], reason: string): void {
  change((document) => withExclusions(document, rowIds, reason));
}

export function includeRows(rowIds: readonly string[]): void {
  const used = new Set(rowIds);
  change((document) => ({
    ...document,
    exclusions: document.exclusions.filter(({ rowId }) => !used.has(rowId)),
  }));
}

function withExclusions(
  document: AnalysisDocument,
  rowIds: readonly string[],
  reason: string,
): AnalysisDocument {
  const wanted = new Set(rowIds);
  const known = new Set(document.exclusions.map(({ rowId }) => rowId));
  const exclusions = document.exclusions.map((exclusion) =>
    wanted.has(exclusion.rowId) ? { rowId: exclusion.rowId, reason } : exclusion,
  );
  const added = rowIds.filter((rowId) => !known.has(rowId)).map((rowId) => ({ rowId, reason }));
  return { ...document, exclusions: [...exclusions, ...added] };
}
