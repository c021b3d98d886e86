import type { EffectSet } from "../analysis-types.ts";
import { type Issue, issue } from "../result.ts";

/**
 * Within these bounds every sum the estimators form is finite: the largest are tau2^2 w^2 <= 1e300 and w^3 <= 1e150.
 * Data in any sensible unit lie far inside.
 */
const LARGEST = 1e50;
const SMALLEST = 1e-50;

/** The first study whose effect, variance or weight is beyond what sums of squares can hold; empty = none. */
export function rangeIssues({ yi, vi, userWeights, labels, rowIds }: EffectSet): Issue[] {
  const isOutside = (size: number): boolean => size > LARGEST || size < SMALLEST;
  for (let i = 0; i < yi.length; i++) {
    const weight = userWeights?.[i] ?? 0;
    if (Math.abs(yi[i]!) <= LARGEST && !isOutside(vi[i]!) && (weight === 0 || !isOutside(weight))) continue;
    const rowId = rowIds[i];
    return [
      issue(
        "numbers-out-of-range",
        "error",
        `“${labels[i] ?? rowIds[i]}” has an effect, sampling variance or weight beyond 1e50 or below 1e-50 in size. ` +
          "Sums of squares of such numbers exceed what a computer can hold, so nothing is fitted.",
        "Check this row for a typing error, or express the effects in other units.",
        rowId === undefined ? {} : { rowId },
      ),
    ];
  }
  return [];
}
