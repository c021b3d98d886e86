import type { AnalysisDocument, Column } from "@treeline/engine";
import { diff, type Patch } from "./patch.ts";

/** How two states of an analysis differ, in counts. */
export interface Changes {
  readonly rowsAdded: number;
  readonly rowsRemoved: number;
  readonly columnsAdded: number;
  readonly columnsRemoved: number;
  /** Cells of rows and columns that both have. */
  readonly cells: number;
  /** Choices of the analysis, single values counted. */
  readonly settings: number;
  readonly title: boolean;
}

/** What has to be done to `from` to make `to` of it. */
export function changesBetween(from: AnalysisDocument, to: AnalysisDocument): Changes {
  const rows = compare(from.table.rowIds, to.table.rowIds);
  const columns = compare(names(from), names(to));
  return {
    rowsAdded: rows.added,
    rowsRemoved: rows.removed,
    columnsAdded: columns.added,
    columnsRemoved: columns.removed,
    cells: changedCells(from, to),
    settings: countValues(diff(settings(from), settings(to))),
    title: from.title !== to.title,
  };
}

/** Whether anything differs that is counted; the order of rows and columns is not. */
export function isChanged(changes: Changes): boolean {
  return Object.values(changes).some((change) => change !== 0 && change !== false);
}

function names({ table }: AnalysisDocument): string[] {
  return table.columns.map(({ name }) => name);
}

function settings({ table: _table, title: _title, ...rest }: AnalysisDocument): unknown {
  return rest;
}

function compare(from: readonly string[], to: readonly string[]): { added: number; removed: number } {
  const before = new Set(from);
  const after = new Set(to);
  return {
    added: to.filter((item) => !before.has(item)).length,
    removed: from.filter((item) => !after.has(item)).length,
  };
}

function changedCells(from: AnalysisDocument, to: AnalysisDocument): number {
  const places = new Map(from.table.rowIds.map((id, index) => [id, index]));
  const before = new Map(from.table.columns.map((column) => [column.name, column]));
  let changed = 0;
  for (const column of to.table.columns) {
    const earlier = before.get(column.name);
    if (earlier === undefined || earlier === column) continue;
    to.table.rowIds.forEach((id, index) => {
      const place = places.get(id);
      if (place !== undefined && cell(earlier, place, id) !== cell(column, index, id)) changed += 1;
    });
  }
  return changed;
}

function cell(column: Column, index: number, rowId: string): string | number | null {
  return column.values[index] ?? (column.kind === "number" ? (column.unparsed[rowId] ?? null) : null);
}

/** The single values a patch sets or drops. */
function countValues(patch: Patch | null): number {
  if (patch === null) return 0;
  if ("set" in patch) return countIn(patch.set);
  if ("items" in patch) return patch.items.reduce((sum, [, item]) => sum + countValues(item), 0);
  if ("at" in patch) return Math.max(patch.cut, patch.put.length);
  if ("rows" in patch) return countValues(patch.rest);
  const fields = Object.values(patch.fields).reduce((sum, field) => sum + countValues(field), 0);
  return fields + (patch.drop?.length ?? 0);
}

function countIn(value: unknown): number {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return 1;
  return Math.max(
    1,
    Object.values(value).reduce<number>((sum, item) => sum + countIn(item), 0),
  );
}
