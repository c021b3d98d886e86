import { type Issue, issue } from "../../result.ts";
import type { PoolingInput, PoolingMethod, RawCounts } from "./types.ts";

/** The counts, or why there are none. */
export function countsOrIssue(
  { counts, effects }: PoolingInput,
  { label }: Pick<PoolingMethod, "label">,
):
  | { readonly counts: RawCounts; readonly issues: readonly [] }
  | { readonly counts: null; readonly issues: readonly Issue[] } {
  if (counts !== null) return { counts, issues: [] };
  const combined = effects.combined !== undefined;
  return {
    counts: null,
    issues: [
      issue(
        "counts-missing",
        "error",
        combined
          ? `${label} pools the counts of studies, and effects of one study were combined before pooling, so nothing is fitted.`
          : `${label} pools the counts of studies, and there are none, so nothing is fitted.`,
        combined
          ? "Pool by inverse variance, or do not combine effects."
          : "Enter events and sizes of the groups, or pool by inverse variance.",
        { field: "model.pooling" },
      ),
    ],
  };
}
