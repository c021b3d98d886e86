import type { Fit } from "@treeline/engine";

/** An interval with its centre, on the analysis scale. */
export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** The pooled effect of a model without moderators; null where there is none, or no interval for it. */
export function pooledEstimate(fit: Fit | null): Estimate | null {
  const coefficient = fit?.p === 1 ? fit.coefficients[0] : undefined;
  const interval = coefficient?.interval;
  if (coefficient === undefined || !interval || interval.upper === null) return null;
  return { value: coefficient.estimate, lower: interval.lower, upper: interval.upper };
}
