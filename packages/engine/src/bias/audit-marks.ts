import type { EffectSet } from "../analysis-types.ts";
import { createBiasSpec } from "../document/bias-spec.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { cellText, findColumn } from "../table/study-table.ts";
import type { BiasInput, StudyMarks } from "./types.ts";

const YES: ReadonlySet<string> = new Set(["yes", "y", "true", "1"]);
const NO: ReadonlySet<string> = new Set(["no", "n", "false", "0"]);

/** Which studies could have been selected, and which replicate others, as the columns named for the audit say. */
export function marksOf(
  document: AnalysisDocument,
  effects: EffectSet,
): Pick<BiasInput, "selected" | "replication"> {
  const { columns } = document.bias ?? createBiasSpec();
  return {
    selected: marksIn(document, columns.selected, effects),
    replication: marksIn(document, columns.replication, effects),
  };
}

/** Rows combined into one study have a mark if they agree on it. */
function marksIn(
  { table }: AnalysisDocument,
  name: string | undefined,
  { rowIds, combined }: EffectSet,
): StudyMarks | null {
  const column = name === undefined ? undefined : findColumn(table, name);
  if (column === undefined) return null;
  const places = new Map(table.rowIds.map((rowId, place) => [rowId, place]));
  const rowsOf = new Map((combined?.studies ?? []).map((study) => [study.rowId, study.rowIds]));
  const own = (rowId: string): boolean | null => markOf(cellText(column, places.get(rowId) ?? -1, rowId));
  return rowIds.map((rowId) => {
    const marks = (rowsOf.get(rowId) ?? [rowId]).map(own);
    return marks.every((mark) => mark === marks[0]) ? marks[0]! : null;
  });
}

/** Yes or no, as a word of English or as 1 and 0. */
function markOf(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}
