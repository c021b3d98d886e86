import { searchable } from "../../controls/searchable.ts";
import { later } from "../../strings/later.ts";
import type { LedgerEntryLine } from "./ledger-rows.ts";

/** Kinds of rows the list can be narrowed to. */
export type LedgerKind = "all" | "lacking" | "doubted" | "derived" | "assumed";

const PASSES: Readonly<Record<LedgerKind, (line: LedgerEntryLine) => boolean>> = {
  all: () => true,
  lacking: ({ isLacking }) => isLacking,
  doubted: ({ isDoubted }) => isDoubted,
  derived: ({ isDerived }) => isDerived,
  assumed: ({ isAssumed }) => isAssumed,
};

const KINDS: readonly LedgerKind[] = ["all", "lacking", "doubted", "derived", "assumed"];

/** The kinds that some row is of, with how many are. */
export function kindsIn(
  lines: readonly LedgerEntryLine[],
): { readonly kind: LedgerKind; readonly label: string; readonly count: number }[] {
  const counted = KINDS.map((kind) => ({
    kind,
    label: later.ledger.kinds[kind],
    count: lines.filter(PASSES[kind]).length,
  }));
  return counted.filter(({ kind, count }) => kind === "all" || count > 0);
}

/** The lines of a kind whose study is called so. */
export function narrowed(
  lines: readonly LedgerEntryLine[],
  kind: LedgerKind,
  search: string,
): readonly LedgerEntryLine[] {
  const wanted = searchable(search.trim());
  const ofKind = kind === "all" ? lines : lines.filter(PASSES[kind]);
  return wanted === "" ? ofKind : ofKind.filter(({ label }) => searchable(label).includes(wanted));
}
