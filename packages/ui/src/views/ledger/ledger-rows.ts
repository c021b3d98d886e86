import type { AnalysisDocument, AnalysisReport, Issue } from "@treeline/engine";
import { findColumn, measures, rowEffects, withDerivedColumns } from "@treeline/engine";
import type { Evaluated } from "../../state/evaluation.ts";
import { later } from "../../strings/later.ts";
import { displayOf } from "../results/display.ts";
import { reasonOf } from "../results/excluded-groups.ts";
import { studyNumbers } from "../results/study-numbers.ts";
import { reportedTexts, wayLabels } from "./quantity-words.ts";
import { cellReader } from "./row-cells.ts";

/** Something said about a row, with what would mend it. */
export interface RowRemark {
  readonly text: string;
  readonly issue: Issue;
}

/** What is known of every line of the ledger, before any of it is written out: enough to search and to filter by. */
export interface LedgerEntryLine {
  readonly rowId: string;
  readonly position: number;
  readonly label: string;
  readonly isLacking: boolean;
  readonly isDoubted: boolean;
  readonly isDerived: boolean;
  readonly isAssumed: boolean;
}

/** One line of the ledger, written out. */
export interface LedgerRow {
  readonly rowId: string;
  readonly label: string;
  readonly reported: readonly string[];
  /** The conversions by name; empty = the measure's own formula. */
  readonly way: readonly string[];
  /** The effect itself is what was reported. */
  readonly isReady: boolean;
  readonly isChosen: boolean;
  readonly assumptions: readonly string[];
  /** null = no effect. */
  readonly effect: string | null;
  /** Why there is no effect, or why it is not used. */
  readonly lacking: RowRemark | null;
  /** What looks wrong with the numbers of a row that is used. */
  readonly doubts: readonly RowRemark[];
}

/** The whole ledger: a line for every row of the table in its order, written out only where it is looked at. */
export interface Ledger {
  readonly lines: readonly LedgerEntryLine[];
  write(line: LedgerEntryLine): LedgerRow;
}

export function ledgerOf(evaluated: Evaluated): Ledger {
  const { report } = evaluated;
  const single = singleRows(evaluated);
  const document = withDerivedColumns(evaluated.document, report);
  const display = displayOf(evaluated.document, report);
  const isReady = measures.get(document.effects.measure).family === "ready-made";
  const converted = new Map(report.effects?.converted.map((row) => [row.rowId, row]));
  const excluded = new Map(report.effects?.excluded.map((row) => [row.rowId, row]));
  const warnings = warningsByRow(report);
  const labelAt = labelReader(document);
  const read = cellReader(document);
  return {
    lines: document.table.rowIds.map((rowId, position): LedgerEntryLine => {
      const by = converted.get(rowId);
      const isLacking = excluded.has(rowId);
      return {
        rowId,
        position,
        label: labelAt(position),
        isLacking,
        isDoubted: !isLacking && warnings.has(rowId),
        isDerived: (by?.route.length ?? 0) > 0,
        isAssumed: (by?.assumptions.length ?? 0) > 0,
      };
    }),
    write({ rowId, position, label }) {
      const left = excluded.get(rowId);
      const by = converted.get(rowId);
      const own = studyNumbers(single, display).get(rowId);
      return {
        rowId,
        label,
        reported: reportedTexts(read(position)),
        way: wayLabels(by?.route ?? []),
        isReady,
        isChosen: (document.ledger[rowId]?.route ?? null) !== null,
        assumptions: by?.assumptions ?? [],
        effect: own?.effect.full ?? null,
        lacking: left === undefined ? null : { text: reasonOf(left), issue: left.issue },
        doubts: (left === undefined ? (warnings.get(rowId) ?? []) : []).map((issue) => ({
          text: reasonOf({ label, issue }),
          issue,
        })),
      };
    },
  };
}

function warningsByRow({ issues }: AnalysisReport): Map<string, Issue[]> {
  const byRow = new Map<string, Issue[]>();
  for (const issue of issues) {
    const { rowId } = issue.path;
    if (rowId === undefined || issue.severity !== "warning") continue;
    const known = byRow.get(rowId);
    if (known === undefined) byRow.set(rowId, [issue]);
    else known.push(issue);
  }
  return byRow;
}

function labelReader({ table, roles }: AnalysisDocument): (position: number) => string {
  const names = findColumn(table, roles.label)?.values;
  return (position) => {
    const value = names?.[position] ?? null;
    return value === null ? table.rowIds[position]! : String(value);
  };
}

/** How many rows have an effect. */
export function countUsed({ effects }: AnalysisReport): { readonly used: number; readonly entered: number } {
  const rows = effects === null ? null : rowEffects(effects);
  return { used: rows?.rowIds.length ?? 0, entered: rows?.entered ?? 0 };
}

/** The effects row by row: those of one study may have been combined before they were pooled. */
function singleRows({ document, report }: Evaluated): Evaluated {
  if (report.effects?.combined === undefined) return { document, report };
  return { document, report: { ...report, effects: rowEffects(report.effects), fit: null } };
}

/** The way in words: measure <- last conversion <- first. */
export function chainOf(symbol: string, { way, isReady }: Pick<LedgerRow, "way" | "isReady">): string {
  if (way.length === 0) return isReady ? later.ledger.asReported : later.ledger.ownFormula;
  return later.ledger.chain([symbol, ...[...way].reverse()]);
}
