import type { EffectSet } from "../analysis-types.ts";

/** Effects and variances as a set for tests, a row each; `parts` says what is not as plain as that. */
export function effectsOf(
  yi: readonly number[],
  vi: readonly number[],
  parts: Partial<EffectSet> = {},
): EffectSet {
  const rowIds = parts.rowIds ?? yi.map((_, row) => `r${row + 1}`);
  return {
    measure: "GEN",
    entered: yi.length,
    rowIds,
    labels: rowIds,
    yi,
    vi,
    ni: yi.map(() => null),
    userWeights: null,
    excluded: [],
    converted: [],
    ...parts,
  };
}
