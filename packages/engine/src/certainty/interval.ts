import type { CertaintyInput } from "./types.ts";

/** The pooled effect with its interval on the analysis scale; null where there is none, or a model of moderators. */
export function pooledOf({ report }: Pick<CertaintyInput, "report">): {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
} | null {
  const { fit } = report;
  const pooled = fit?.p === 1 ? fit.coefficients[0] : undefined;
  const upper = pooled?.interval?.upper ?? null;
  if (pooled === undefined || pooled.interval === null || upper === null) return null;
  return { estimate: pooled.estimate, lower: pooled.interval.lower, upper };
}

/** Whether a value lies inside an interval, its ends included. */
export function includes(
  interval: { readonly lower: number; readonly upper: number | null },
  value: number,
): boolean {
  return interval.lower <= value && (interval.upper === null || value <= interval.upper);
}
