import type { AnalysisDocument } from "../document/types.ts";
import type { LedgerEntry } from "../ledger/types.ts";
import { ok, type Result } from "../result.ts";
import { setCell } from "../table/edit.ts";
import type { CodingDifference } from "./types.ts";

/** What a difference was settled as: the first coding, the second, or something else that was looked up. */
export type Resolution =
  | { readonly take: "a" }
  | { readonly take: "b" }
  | { readonly take: "typed"; readonly text: string };

const NOTHING_KEPT: LedgerEntry = { place: "", note: "", route: null, params: {} };

/** The sentence that is kept in the row's ledger. */
export function resolutionNote({ column, a, b }: CodingDifference, resolution: Resolution): string {
  const shown = (text: string): string => (text === "" ? "nothing" : text);
  const taken = resolution.take === "typed" ? resolution.text : resolution.take === "a" ? a : b;
  const from =
    resolution.take === "typed" ? "" : resolution.take === "a" ? " (first coding)" : " (second coding)";
  return `${column}: coded as ${shown(a)} and ${shown(b)}; settled as ${shown(taken)}${from}`;
}

/** The document with one difference settled: the cell is set, and the row's note keeps what both codings said. */
export function resolveDifference(
  document: AnalysisDocument,
  difference: CodingDifference,
  resolution: Resolution,
): Result<AnalysisDocument> {
  const { rowId, column, a, b } = difference;
  const text = resolution.take === "typed" ? resolution.text : resolution.take === "a" ? a : b;
  const edited = setCell(document.table, rowId, column, text);
  if (!edited.ok) return edited;
  const entry = document.ledger[rowId] ?? NOTHING_KEPT;
  const record = resolutionNote(difference, resolution);
  const note = entry.note === "" ? record : `${entry.note}; ${record}`;
  return ok({
    ...document,
    table: edited.value,
    ledger: { ...document.ledger, [rowId]: { ...entry, note } },
  });
}
