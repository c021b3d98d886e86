import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";
import { findColumn, measures, withDerivedColumns } from "@treeline/engine";
import type { Evaluated } from "../../state/evaluation.ts";
import { later } from "../../strings/en-later.ts";
import { displayOf } from "../results/display.ts";
import { reasonOf } from "../results/excluded-groups.ts";
import { studyNumbers } from "../results/study-numbers.ts";
import { reportedTexts, wayLabels } from "./quantity-words.ts";
import { cellReader } from "./row-cells.ts";

/** One line of the ledger. */
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
  readonly lacking: { readonly reason: string; readonly hint: string } | null;
}

/** Every row of the table, in its order. */
export function ledgerRows({ document: kept, report }: Evaluated): LedgerRow[] {
  const document = withDerivedColumns(kept, report);
  const isReady = measures.get(document.effects.measure).family === "ready-made";
  const numbers = studyNumbers({ document: kept, report }, displayOf(kept, report));
  const converted = new Map(report.effects?.converted.map((row) => [row.rowId, row]));
  const excluded = new Map(report.effects?.excluded.map((row) => [row.rowId, row]));
  const read = cellReader(document);
  return document.table.rowIds.map((rowId, position): LedgerRow => {
    const own = numbers.get(rowId);
    const left = excluded.get(rowId);
    const by = converted.get(rowId);
    return {
      rowId,
      label: own?.label ?? left?.label ?? labelAt(document, position),
      reported: reportedTexts(read(position)),
      way: wayLabels(by?.route ?? []),
      isReady,
      isChosen: (document.ledger[rowId]?.route ?? null) !== null,
      assumptions: by?.assumptions ?? [],
      effect: own?.effect.full ?? null,
      lacking: left === undefined ? null : { reason: reasonOf(left), hint: left.issue.hint },
    };
  });
}

function labelAt({ table, roles }: AnalysisDocument, position: number): string {
  const value = findColumn(table, roles.label)?.values[position] ?? null;
  return value === null ? table.rowIds[position]! : String(value);
}

/** How many rows have an effect. */
export function countUsed(report: AnalysisReport): { readonly used: number; readonly entered: number } {
  return { used: report.effects?.rowIds.length ?? 0, entered: report.effects?.entered ?? 0 };
}

/** The way in words: measure <- last conversion <- first. */
export function chainOf(symbol: string, { way, isReady }: Pick<LedgerRow, "way" | "isReady">): string {
  if (way.length === 0) return isReady ? later.ledger.asReported : later.ledger.ownFormula;
  return later.ledger.chain([symbol, ...[...way].reverse()]);
}
