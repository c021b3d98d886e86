import {
  type AnalysisDocument,
  type AnalysisReport,
  type Issue,
  issue,
  readUnread,
  unreadRepairs,
} from "@treeline/engine";
import { t } from "../strings/t.ts";

/** What is wrong with cells, by row and column; column "" is the row as a whole. */
export type CellIssues = ReadonlyMap<string, Issue>;

export function cellKey(rowId: string, column: string): string {
  return `${rowId}\u0000${column}`;
}

/** Every cell that needs a look: what the engine says of it, and text where a number belongs. */
export function cellIssues(document: AnalysisDocument, report: AnalysisReport | null): CellIssues {
  const found = new Map<string, Issue>();
  for (const known of [
    ...(report?.effects?.excluded.map((row) => row.issue) ?? []),
    ...(report?.issues ?? []),
  ]) {
    const { rowId, column } = known.path;
    if (rowId === undefined || known.code === "excluded-by-user" || known.severity === "note") continue;
    const key = cellKey(rowId, column ?? "");
    const before = found.get(key);
    if (before === undefined || (before.repairs === undefined && known.repairs !== undefined)) {
      found.set(key, known);
    }
  }
  for (const column of document.table.columns) {
    if (column.kind !== "number") continue;
    for (const [rowId, text] of Object.entries(column.unparsed)) {
      const key = cellKey(rowId, column.name);
      if (found.has(key)) continue;
      const place = { rowId, column: column.name };
      const repairs = unreadRepairs({ ...place, text, beside: null });
      const said = issue("not-a-number", "warning", t.data.notANumber(text), readUnread(text).cause, place);
      found.set(key, repairs.length === 0 ? said : { ...said, repairs });
    }
  }
  return found;
}
