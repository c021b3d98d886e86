import type { Encoded } from "./encoded.ts";
import { type ExpandedTerm, expandTerms, type LookUp, termColumns, termRow } from "./expand-terms.ts";
import type { DesignGiven } from "./given.ts";
import type { ModeratorValues } from "./types.ts";

/** The name of the intercept, as metafor writes it. */
export const INTERCEPT: string = "intrcpt";

/** All columns that the terms ask for, before those that others hold are left out. */
export interface RawColumns {
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly terms: readonly { readonly term: ExpandedTerm; readonly columns: readonly number[] }[];
  /** One row; null where a moderator has no value. */
  rowOf(lookUp: LookUp): readonly number[] | null;
}

/** The columns of the intercept and of every term, over the k studies used. */
export function rawColumns(
  { spec: { terms: wanted, intercept } }: DesignGiven,
  moderators: readonly ModeratorValues[],
  encoded: ReadonlyMap<string, Encoded>,
  k: number,
): RawColumns {
  const expanded = expandTerms(wanted, encoded, intercept);
  const names = intercept ? [INTERCEPT] : [];
  const labels = intercept ? ["Intercept"] : [];
  const terms = expanded.map((term) => {
    const own = termColumns(term);
    const columns = own.names.map((_, i) => names.length + i);
    names.push(...own.names);
    labels.push(...own.labels);
    return { term, columns };
  });
  const rowOf = (lookUp: LookUp): readonly number[] | null => {
    const parts = expanded.map((term) => termRow(term, lookUp));
    if (parts.some((part) => part === null)) return null;
    return [...(intercept ? [1] : []), ...parts.flatMap((part) => part ?? [])];
  };
  const columns = names.map(() => new Float64Array(k));
  const byColumn = new Map(moderators.map(({ column, values }) => [column, values]));
  for (let i = 0; i < k; i++) {
    const row = rowOf((column) => ({
      value: byColumn.get(column)![i]!,
      group: encoded.get(column)!.groupMeans?.[i] ?? null,
    }));
    row!.forEach((value, j) => {
      columns[j]![i] = value + 0;
    });
  }
  return { names, labels, columns, terms, rowOf };
}
