import type { Fit } from "@treeline/engine";

/** A normal or Student's t distribution around the estimate. */
export interface Bell {
  readonly scale: number;
  /** null = normal. */
  readonly df: number | null;
}

/** What is drawn, on the analysis scale. */
export interface Distributions {
  readonly estimate: number;
  readonly prediction: { readonly lower: number; readonly upper: number };
  readonly predictive: Bell;
  /** The confidence distribution of the mean. */
  readonly mean: Bell;
  /** Probabilities of a new study's true effect on both sides of a value; null where there is none. */
  readonly beyond: { readonly threshold: number; readonly below: number; readonly above: number } | null;
}

/** null where a fit has no predictive distribution of this form. */
export function distributionsOf({ coefficients, prediction, predictive, beyond }: Fit): Distributions | null {
  const pooled = coefficients[0];
  if (pooled === undefined || predictive === undefined || prediction === null) return null;
  const { lower, upper } = prediction;
  if (upper === null) return null;
  const sides = beyond?.predictive ?? null;
  return {
    estimate: pooled.estimate,
    prediction: { lower, upper },
    predictive,
    mean: { scale: pooled.se, df: pooled.test?.df[0] ?? null },
    beyond: beyond === undefined || sides === null ? null : { threshold: beyond.threshold, ...sides },
  };
}

/** The density relative to its peak: exp(-t^2 / 2), or (1 + t^2 / df)^(-(df + 1) / 2). */
export function bellHeight({ scale, df }: Bell, distance: number): number {
  const t = distance / scale;
  return df === null ? Math.exp((-t * t) / 2) : (1 + (t * t) / df) ** (-(df + 1) / 2);
}
