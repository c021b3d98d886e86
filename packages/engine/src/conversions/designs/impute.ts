import { square } from "../../numeric/elementary.ts";

/** How SDs that studies do not report are made from those that others do. */
type SdImputation = "pooled" | "mean" | "largest";

/** A number made from those that some studies report. */
export interface Imputed {
  readonly value: number;
  /** How many studies it was made from. */
  readonly studies: number;
}

/**
 * The SD to stand in for those that are missing, from the SDs of the same group in the other studies: pooled by degrees of
 * freedom, their mean, or the largest, which is cautious.
 *
 * Source: Furukawa et al. (2006), doi:10.1016/j.jclinepi.2005.06.006 (pooled); Cochrane Handbook 6.4, section 6.5.2.7.
 * R: `sqrt(sum((n - 1) * sd^2) / sum(n - 1))`
 * @param sds one per study, null = not reported; only positive ones count
 * @param sizes people in the group, aligned with the SDs; pooling leaves out SDs without one
 * @returns null where there is nothing to make it from
 */
export function imputedSd(
  sds: readonly (number | null)[],
  sizes: readonly (number | null)[],
  how: SdImputation,
): Imputed | null {
  const known = sds.flatMap((sd, row) => (sd !== null && sd > 0 ? [{ sd, n: sizes[row] ?? null }] : []));
  if (known.length === 0) return null;
  if (how === "largest") {
    return { value: known.reduce((most, { sd }) => Math.max(most, sd), 0), studies: known.length };
  }
  if (how === "mean") return { value: meanOf(known.map(({ sd }) => sd)), studies: known.length };
  const sized = known.flatMap(({ sd, n }) => (n !== null && n > 1 ? [{ sd, df: n - 1 }] : []));
  if (sized.length === 0) return null;
  const df = sized.reduce((sum, group) => sum + group.df, 0);
  const squares = sized.reduce((sum, group) => sum + group.df * square(group.sd), 0);
  return { value: Math.sqrt(squares / df), studies: sized.length };
}

/**
 * The correlation to stand in for those that are missing: the mean of the reported ones.
 *
 * Source: Cochrane Handbook 6.4, section 6.5.2.8. R: `mean(ri, na.rm = TRUE)`
 * @param correlations one per study, null = not reported; only those between -1 and 1 count
 * @returns null where there is nothing to make it from
 */
export function imputedCorrelation(correlations: readonly (number | null)[]): Imputed | null {
  const known = correlations.filter((r): r is number => r !== null && Math.abs(r) < 1);
  return known.length === 0 ? null : { value: meanOf(known), studies: known.length };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
