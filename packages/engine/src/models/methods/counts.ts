import { readRates, readTables } from "../../pooling/counts.ts";
import { type Issue, issue } from "../../result.ts";
import { glmmData } from "./glmm-data.ts";
import { UNCORRECTED } from "./params.ts";
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

/** Positions of the rows whose counts are known and possible, in the order given; the others no method can pool. */
export function countedRows(measure: string, { inputs }: Pick<RawCounts, "inputs">): readonly number[] {
  if (measure === "IRR" || measure === "IRD") return readRates(inputs, UNCORRECTED).rows;
  if (measure === "PLO" || measure === "IRLN") return glmmData(measure, { inputs }).rows;
  return readTables(inputs, UNCORRECTED).rows;
}
