import { square } from "../../numeric/elementary.ts";

/** Missing standard deviations: how they are filled in. */
export type SdImputation = "pooled" | "mean" | "largest" | "other group";

/** Means, SDs and sizes of two groups by row; null = not reported. */
export interface SdColumns {
  readonly sd1: readonly (number | null)[];
  readonly n1: readonly (number | null)[];
  readonly sd2: readonly (number | null)[];
  readonly n2: readonly (number | null)[];
}

/** One number that was filled in, for the record. */
interface ImputedSd {
  readonly row: number;
  readonly group: 1 | 2;
  readonly value: number;
}

/** The columns with what could be filled in, and the record of it; what could not stays null. */
export interface ImputedColumns {
  readonly sd1: readonly (number | null)[];
  readonly sd2: readonly (number | null)[];
  readonly imputed: readonly ImputedSd[];
}

/**
 * Fills in missing SDs on record: from the SDs of the same group in the other studies (pooled by degrees of freedom, their mean,
 * or the largest, which is cautious), or from the other group of the same study.
 *
 * Source: Furukawa et al. (2006), doi:10.1016/j.jclinepi.2005.06.006 (pooled); Cochrane Handbook 6.4, section 6.5.2.7.
 * R: `sqrt(sum((n - 1) * sd^2) / sum(n - 1))`
 */
export function imputeSds({ sd1, n1, sd2, n2 }: SdColumns, how: SdImputation): ImputedColumns {
  const fill = { 1: replacement(sd1, n1, how), 2: replacement(sd2, n2, how) };
  const imputed: ImputedSd[] = [];
  const complete = (group: 1 | 2, own: readonly (number | null)[], other: readonly (number | null)[]) =>
    own.map((sd, row) => {
      const value = sd ?? (how === "other group" ? (other[row] ?? null) : fill[group]);
      if (sd === null && value !== null) imputed.push({ row, group, value });
      return value;
    });
  return { sd1: complete(1, sd1, sd2), sd2: complete(2, sd2, sd1), imputed };
}

function replacement(
  sds: readonly (number | null)[],
  sizes: readonly (number | null)[],
  how: SdImputation,
): number | null {
  const known = sds.flatMap((sd, row) => (sd !== null && sd > 0 ? [{ sd, n: sizes[row] ?? null }] : []));
  if (how === "other group" || known.length === 0) return null;
  if (how === "largest") return Math.max(...known.map(({ sd }) => sd));
  if (how === "mean") return known.reduce((sum, { sd }) => sum + sd, 0) / known.length;
  const sized = known.flatMap(({ sd, n }) => (n !== null && n > 1 ? [{ sd, df: n - 1 }] : []));
  const df = sized.reduce((sum, group) => sum + group.df, 0);
  return df > 0 ? Math.sqrt(sized.reduce((sum, group) => sum + group.df * square(group.sd), 0) / df) : null;
}

/** A column of correlations with the median of the reported ones, or a given value, in the gaps. */
export interface ImputedCorrelations {
  readonly values: readonly (number | null)[];
  /** Rows whose value was filled in. */
  readonly rows: readonly number[];
  /** What was filled in; null where there was nothing to take it from. */
  readonly value: number | null;
}

/**
 * Fills in missing correlations on record.
 * @param given the value to use; null = the median of the reported ones
 * R: `replmiss(ri, median(ri, na.rm = TRUE))`
 */
export function imputeCorrelations(
  column: readonly (number | null)[],
  given: number | null,
): ImputedCorrelations {
  const known = column.filter((r) => r !== null).sort((a, b) => a - b);
  const half = known.length / 2;
  const median = known.length === 0 ? null : (known[Math.ceil(half) - 1]! + known[Math.floor(half)]!) / 2;
  const value = given ?? median;
  return {
    values: column.map((r) => r ?? value),
    rows: value === null ? [] : column.flatMap((r, row) => (r === null ? [row] : [])),
    value,
  };
}
