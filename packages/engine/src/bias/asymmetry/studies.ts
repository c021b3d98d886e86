import type { BiasInput, CountedTable } from "../types.ts";

/** A study with its two-by-two table. */
export interface TableStudy extends CountedTable {
  readonly place: number;
  readonly yi: number;
  readonly vi: number;
}

/** The studies with counts: a group without anybody is no group. */
export function tableStudies({ effects, tables }: BiasInput): TableStudy[] {
  return effects.yi.flatMap((yi, place): TableStudy[] => {
    const table = tables[place] ?? null;
    if (table === null || !(table.n1i > 0 && table.n2i > 0)) return [];
    return [{ ...table, place, yi, vi: effects.vi[place]! }];
  });
}

/** A study with a number of its own. */
export interface SizedStudy {
  readonly place: number;
  readonly yi: number;
  readonly vi: number;
  readonly size: number;
}

/** The studies that know a positive number. */
export function sizedStudies(
  { effects }: Pick<BiasInput, "effects">,
  sizes: readonly (number | null)[],
): SizedStudy[] {
  return effects.yi.flatMap((yi, place): SizedStudy[] => {
    const size = sizes[place] ?? null;
    return size !== null && size > 0 ? [{ place, yi, vi: effects.vi[place]!, size }] : [];
  });
}

/** Whether any study is known by its counts in two groups. */
export function hasTables({ tables }: Pick<BiasInput, "tables">): boolean {
  return tables.some((table) => table !== null);
}

/** What a test of counts reads: "reports the counts of both groups". */
export const COUNTS = "the counts of both groups";
