import type { AnalysisDocument, Column, GridSpec, TextForm } from "@treeline/engine";
import {
  addColumns,
  type ColumnChoice,
  columnCondition,
  moveColumns,
  removeColumns,
  setForm,
  setUnit,
  withColumnCondition,
} from "@treeline/engine/table-edits";
import { withColumnKind } from "./column-kind.ts";
import { change } from "./project.ts";
import { edit, editTable, freeName, mapTable, withColumnNames } from "./table-edits.ts";

/** What a column is entered as. */
export type ColumnType = "number" | "text" | TextForm;

/** In the order in which they are offered. */
export const COLUMN_TYPES: readonly ColumnType[] = ["number", "text", "factor", "yes-no"];

export function typeOf(column: Column): ColumnType {
  return column.kind === "number" ? "number" : (column.form ?? "text");
}

/** Edits of whole columns, several at once, each one step of the history. */
export function insertColumns(position: number, count: number, type: ColumnType): void {
  editTable((table) => {
    const names: string[] = [];
    let grown = table;
    for (let index = 0; index < count; index += 1) {
      const name = freeName(grown);
      names.push(name);
      const added = addColumns(grown, [name], type === "number" ? "number" : "text", position + index);
      if (!added.ok) return added;
      grown = added.value;
      const formed = type === "factor" || type === "yes-no" ? setForm(grown, name, type) : added;
      if (!formed.ok) return formed;
      grown = formed.value;
    }
    return { ok: true, value: grown, issues: [] };
  });
}

export function deleteColumns(names: readonly string[]): void {
  const gone = new Set(names);
  edit((document) =>
    mapTable(removeColumns(document.table, names), (table) =>
      withColumnNames({ ...document, table }, (known) => (gone.has(known) ? null : known)),
    ),
  );
}

/** @param to position of the first of them afterwards */
export function moveColumnsTo(names: readonly string[], to: number): void {
  editTable((table) => moveColumns(table, names, to), `move-column ${names.join(" ")}`);
}

/** Makes a column one of another type; every cell keeps what it says. */
export function setColumnType(name: string, type: ColumnType): void {
  editTable((table) => {
    const kind = type === "number" ? "number" : "text";
    const converted = withColumnKind(table, name, kind);
    if (!converted.ok || kind === "number") return converted;
    return setForm(converted.value, name, type === "factor" || type === "yes-no" ? type : null);
  });
}

export function setColumnUnit(name: string, unit: string): void {
  editTable((table) => setUnit(table, name, unit), `unit ${name}`);
}

/** @param choice null = the column leaves out no rows */
export function filterColumn(column: Column, choice: ColumnChoice | null): void {
  const condition = choice === null ? null : columnCondition(column, choice);
  change((document) => ({
    ...document,
    filter: withColumnCondition(document.filter, column.name, condition),
  }));
}

const NARROWEST = 40;
const WIDEST = 900;

/**
 * @param width CSS pixels; null = as wide as its content asks for
 * @returns the width they have now
 */
export function setColumnWidths(names: readonly string[], width: number | null): number | null {
  const held = width === null ? null : Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));
  changeGrid(
    (grid) => {
      const others = Object.entries(grid.widths ?? {}).filter(([name]) => !names.includes(name));
      const own = held === null ? [] : names.map((name) => [name, held] as const);
      return { ...grid, widths: Object.fromEntries([...others, ...own]) };
    },
    `width ${names.join(" ")}`,
  );
  return held;
}

/** @param name the last column that stays in view; null = none does */
export function freezeUpTo(name: string | null): void {
  changeGrid((grid) => ({ ...grid, frozen: name }));
}

function changeGrid(make: (grid: GridSpec) => GridSpec, tag: string | null = null): void {
  change((document): AnalysisDocument => ({ ...document, grid: make(document.grid ?? {}) }), tag);
}
