import type { BiasEntry, BiasFamily, BiasOutcome, BiasVerdict } from "../bias-types.ts";
import { formatPEquation, formatShort } from "../format/index.ts";
import { listed } from "../format/told.ts";
import { within } from "../phrases/within.ts";
import { isTooFew } from "./audit-entry.ts";

/** A method that ran, with what it came to. */
export interface Ran extends BiasEntry {
  readonly outcome: BiasOutcome;
}

/** One that tests a null hypothesis of its own. */
export interface Tested extends Ran {
  readonly outcome: BiasOutcome & { readonly rejects: NonNullable<BiasOutcome["rejects"]> };
}

export function ranOf(entries: readonly BiasEntry[], family?: BiasFamily): Ran[] {
  return entries.filter(
    (entry): entry is Ran => entry.outcome !== null && (family === undefined || entry.family === family),
  );
}

export function isTested(entry: Ran): entry is Tested {
  return entry.outcome.rejects !== null;
}

/** " at .05 (p = .012)": the level, and the p-value of the method's main test where it has one. */
export function atLevel({ outcome }: Tested): string {
  const p = outcome.tests[0]?.test.pValue;
  const level = formatShort(Number(outcome.rejects.level.toPrecision(12))).replace(/^0\./u, ".");
  return ` at ${level}${p === undefined ? "" : ` (${formatPEquation(p)})`}`;
}

export const labelsOf = (entries: readonly BiasEntry[]): string =>
  listed(entries.map(({ label }) => within(label)));

export const idsOf = (entries: readonly BiasEntry[]): string[] => entries.map(({ method }) => method);

/** All reject: `concern`; none: `no-concern`, or `open` with so few studies that they hardly could. */
export function readingOf(rejecting: number, all: number, k: number): BiasVerdict["reading"] {
  if (all === 0) return "open";
  if (rejecting === 0) return isTooFew(k) ? "open" : "no-concern";
  return rejecting === all ? "concern" : "mixed";
}

/** "2 of 3 reject it (A and B)". */
export function rejectionWords(tested: readonly Tested[]): string {
  const rejecting = tested.filter(({ outcome }) => outcome.rejects.yes);
  if (rejecting.length === 0) return `none of ${tested.length} rejects it`;
  const among = rejecting.length === tested.length ? "" : ` (${labelsOf(rejecting)})`;
  return `${rejecting.length} of ${tested.length} ${rejecting.length > 1 ? "reject" : "rejects"} it${among}`;
}
