import type { Quantities } from "../derivation.ts";
import { formatExact } from "../format/index.ts";
import type { MeasureIssue } from "../measures/types.ts";

/** What a row reports of the test whose degrees of freedom `df1` are: the statistic, its p, and the share of variance. */
const OF_TEST: ReadonlySet<string> = new Set([
  "F",
  "F_paired",
  "F_ancova",
  "p",
  "p_one",
  "p_below",
  "p_above",
  "p_paired",
  "p_paired_below",
  "p_paired_above",
  "p_ancova",
  "eta2",
  "eta2_partial",
  "f",
]);

/** Whether a quantity belongs to the test that `df1` and `df2` are of. */
export function isOfTest(key: string): boolean {
  return OF_TEST.has(key);
}

/** Whether the F of a row, or the test behind its p, compares more than two means. */
export function comparesSeveral({ df1 }: Quantities): boolean {
  return df1 !== undefined && df1 > 1;
}

/** Whether a row reports anything of such a test beside its degrees of freedom. */
export function hasTestOfSeveral(reported: Quantities): boolean {
  return comparesSeveral(reported) && Object.keys(reported).some(isOfTest);
}

/**
 * The numbers of a row without those of a test of more than two means, from which no difference of two follows.
 * @param reported numbers by quantity key
 */
export function withoutTestOfSeveral(reported: Quantities): Quantities {
  if (!comparesSeveral(reported)) return reported;
  return Object.fromEntries(Object.entries(reported).filter(([key]) => !isOfTest(key)));
}

/** Why a row with such a test has no effect. */
export function severalGroups({ F, F_ancova, F_paired, df1, df2 }: Quantities): MeasureIssue {
  const value = F ?? F_ancova ?? F_paired;
  const above = formatExact(df1!);
  const freedom = df2 === undefined ? above : `${above}, ${formatExact(df2)}`;
  const what =
    value === undefined
      ? `a test with ${above} numerator degrees of freedom`
      : `F(${freedom}) = ${formatExact(value)}, with its ${above} numerator degrees of freedom,`;
  return {
    code: "several-groups-compared",
    severity: "error",
    input: "df1",
    message: `${what} compares more than two groups, so neither it nor its p or eta² tells how far two of them differ.`,
    hint: "Enter means and SDs of the two groups, or t, F or p of the comparison of these two alone; or leave the study out with a reason.",
  };
}
