import { criticalValue, twoSidedTest } from "../tests.ts";
import type { MeanInference, MeanInput } from "../types.ts";

/**
 * Estimate plus or minus a quantile times the standard error, and the test of estimate / SE.
 * @param used id of the record the numbers belong to
 * @param se the standard error, Wald's or one made from it
 * @param df degrees of freedom of t, or null for the normal distribution
 */
export function aroundMean(
  { centre, mean, level }: Pick<MeanInput, "centre" | "mean" | "level">,
  used: string,
  se: number,
  df: number | null,
): MeanInference {
  const estimate = centre + mean;
  const usable = se > 0;
  const reach = usable ? criticalValue(level, df) * se : 0;
  // With next to no degrees of freedom the quantile is beyond what a double holds.
  const bounded = usable && Number.isFinite(estimate - reach) && Number.isFinite(estimate + reach);
  return {
    se,
    df,
    test: usable ? twoSidedTest("pooled effect", estimate, se, df) : null,
    ends: bounded ? [estimate - reach, estimate + reach] : null,
    scale: null,
    used,
    degenerate: false,
  };
}
