import type { Interval } from "../analysis-types.ts";
import { around } from "./inference.ts";

/** The expected effect at one row of predictors, with where the true effect of a new study would lie. */
export interface MultilevelPrediction {
  readonly estimate: number;
  readonly se: number;
  readonly interval: Interval | null;
  /** null where no degree of freedom is left. */
  readonly prediction: Interval | null;
  readonly df: number | null;
}

/**
 * x'b with its interval, and x'b -/+ quantile x sqrt(se^2 + tau2).
 * @param row p predictors
 * @param tau2 variance of the true effects of a new row: all components together, or those of its level
 * @param df degrees of freedom of each coefficient; those used give the fewest
 * R: `predict(rma.mv(...), newmods = row)`
 */
export function predictAt(
  fit: { readonly beta: readonly number[]; readonly vcov: readonly (readonly number[])[] },
  row: readonly number[],
  tau2: number,
  df: readonly (number | null)[],
  level: number,
): MultilevelPrediction {
  let estimate = 0;
  let variance = 0;
  for (const [i, x] of row.entries()) {
    estimate += x * fit.beta[i]!;
    for (const [j, y] of row.entries()) variance += x * y * fit.vcov[i]![j]!;
  }
  const se = Math.sqrt(Math.max(0, variance));
  const used = row.flatMap((x, i) => (x === 0 ? [] : (df[i] ?? [])));
  const freedom = used.length === 0 ? null : Math.min(...used);
  const defined = freedom === null || freedom > 0;
  const method = freedom === null ? "z" : "t";
  return {
    estimate,
    se,
    interval: defined ? around(estimate, se, freedom, level, "confidence", method) : null,
    prediction: defined
      ? around(estimate, Math.sqrt(variance + tau2), freedom, level, "prediction", method)
      : null,
    df: freedom,
  };
}
