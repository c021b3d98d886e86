import type { AnalysisDocument, Column } from "@treeline/engine";
import type { Evaluated } from "../state/evaluation.ts";
import type { ShownDerived } from "./grid-columns.ts";

const NONE: readonly ShownDerived[] = [];

/** The derived columns with the values last computed, aligned with the rows as they stand now; empty where there are none yet. */
export function derivedValues(
  document: AnalysisDocument,
  evaluated: Evaluated | null,
): readonly ShownDerived[] {
  if (document.derived.length === 0) return NONE;
  const computed = evaluated?.report.formulas?.columns ?? [];
  const positions = new Map(evaluated?.document.table.rowIds.map((rowId, row) => [rowId, row]));
  return document.derived.map(({ name, expression }) => {
    const found = computed.find((column) => column.name === name && column.expression === expression);
    const column = found?.column;
    return { expression, column: aligned(name, column, document.table.rowIds, positions) };
  });
}

function aligned(
  name: string,
  column: Column | undefined,
  rowIds: readonly string[],
  positions: ReadonlyMap<string, number>,
): Column {
  const at = rowIds.map((rowId) => positions.get(rowId) ?? -1);
  if (column?.kind === "text")
    return { name, kind: "text", values: at.map((row) => column.values[row] ?? null) };
  return { name, kind: "number", values: at.map((row) => column?.values[row] ?? null), unparsed: {} };
}
