import { square } from "../../numeric/elementary.ts";

/** Size, mean and SD of an arm or a stratum. */
export interface GroupSummary {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/**
 * Two or more arms or strata as one group: the mean of all people, and the SD that all of them together have, so including what
 * lies between the means. Exact, and the same as combining them two by two.
 *
 * Source: Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, table 6.5.a.
 * R: `sqrt((sum((n-1)*sd^2) + sum(n*(mean - m)^2)) / (sum(n) - 1))` with `m = sum(n*mean)/sum(n)`
 * @throws RangeError where fewer than two people are left
 */
export function combineGroups(groups: readonly GroupSummary[]): GroupSummary {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  if (!(n > 1)) throw new RangeError(`${n} people have no standard deviation`);
  const mean = groups.reduce((sum, group) => sum + group.n * group.mean, 0) / n;
  const within = groups.reduce((sum, group) => sum + (group.n - 1) * square(group.sd), 0);
  const between = groups.reduce((sum, group) => sum + group.n * square(group.mean - mean), 0);
  return { n, mean, sd: Math.sqrt((within + between) / (n - 1)) };
}
