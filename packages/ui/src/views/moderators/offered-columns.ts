import {
  type AnalysisDocument,
  type AnalysisReport,
  asAnalysed,
  type Column,
  cellText,
  type StudyTable,
} from "@treeline/engine";
import { type GuessedModerator, guessModerator } from "@treeline/engine/design";

type ColumnGroup = "suggested" | "number" | "factor" | "many" | "used";

/** A column of the table and what it would be as a moderator. */
export interface OfferedColumn {
  readonly column: Column;
  readonly guess: GuessedModerator;
  readonly group: ColumnGroup;
  /** Different entries. */
  readonly levels: number;
  /** Rows with an entry. */
  readonly known: number;
}

const ORDER: readonly ColumnGroup[] = ["suggested", "number", "factor", "many", "used"];

/** The table with the columns that formulas make, as moderators are taken from it. */
export function moderatorTable(document: AnalysisDocument, report: AnalysisReport | null): StudyTable {
  return report === null ? document.table : asAnalysed(document, report).table;
}

/** Cells as text, as they were entered; null = empty. */
export function cellTexts(table: StudyTable, column: Column): readonly (string | null)[] {
  return table.rowIds.map((rowId, row) => {
    const text = cellText(column, row, rowId).trim();
    return text === "" ? null : text;
  });
}

/** Every column with a guess of what it would be, the likeliest moderators first. */
export function offeredColumns(document: AnalysisDocument, table: StudyTable): readonly OfferedColumn[] {
  const { label, inputs, weights } = document.roles;
  const used = new Set([label, weights, ...Object.values(inputs)]);
  const offered = table.columns.map((column): OfferedColumn => {
    const texts = cellTexts(table, column).filter((text) => text !== null);
    const levels = new Set(texts).size;
    const guess = guessModerator(column);
    const counted = { levels, known: texts.length };
    return { column, guess, ...counted, group: groupOf(used.has(column.name), guess, counted) };
  });
  return ORDER.flatMap((group) => offered.filter((one) => one.group === group));
}

function groupOf(
  isUsed: boolean,
  { role, kind }: GuessedModerator,
  { levels, known }: { readonly levels: number; readonly known: number },
): ColumnGroup {
  if (isUsed) return "used";
  if (levels < 2) return "many";
  // A column with an entry of its own for every study explains nothing: it names the studies.
  if (kind === "factor" && levels > Math.max(2, known / 2)) return "many";
  if (role !== null) return "suggested";
  return kind === "numeric" ? "number" : "factor";
}
