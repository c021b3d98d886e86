import type { Column } from "@treeline/engine";
import { columnCondition } from "@treeline/engine/table-edits";
import type { GridColumn } from "./grid-model.ts";

const NOT_MISSING = { kind: "range", from: null, to: null, missing: false } as const;

/** A condition on the column with the focus, to go on from: its values that are not missing, or the most frequent one. */
export function startingCondition(column: GridColumn | undefined): string {
  if (column === undefined || !("column" in column)) return "";
  const own = column.column;
  const common = mostFrequent(own);
  if (own.kind === "text" && common !== null)
    return columnCondition(own, { kind: "values", values: [common], missing: false }) ?? "";
  if (own.kind === "text") return columnCondition(own, NOT_MISSING) ?? "";
  const lowest = own.values.reduce<number | null>(
    (least, value) => (value !== null && (least === null || value < least) ? value : least),
    null,
  );
  return columnCondition(own, { ...NOT_MISSING, from: lowest }) ?? "";
}

function mostFrequent({ values }: Column): string | null {
  const counts = new Map<string, number>();
  let best: string | null = null;
  for (const value of values) {
    if (value === null) continue;
    const text = String(value);
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    if (best === null || count > (counts.get(best) ?? 0)) best = text;
  }
  return best;
}
