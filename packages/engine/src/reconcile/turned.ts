import type { Fit } from "../analysis-types.ts";
import { measures } from "../measures/registry.ts";
import type { Family } from "../measures/types.ts";

/** What of a fit the numbers that papers print come from. */
export type PrintedFit = Pick<Fit, "k" | "spec" | "tau2" | "heterogeneity" | "coefficients" | "prediction">;

/** Families whose effects compare two groups, or two times, of which a paper may have taken either first. */
const COMPARISONS: readonly Family[] = [
  "two-group binary",
  "matched pairs",
  "two-group ordinal",
  "two-group rates",
  "two-group means",
  "dependent means",
  "survival",
];

/** Families whose effects have a sign that depends on how a variable was coded. */
const SIGNED: readonly Family[] = ["correlation", "regression", "ready-made"];

/** How a measure's effects are said when their signs are changed; null where a change of sign has no meaning. */
export function turnedWords(measure: string): string | null {
  const { family, nullValue } = measures.get(measure);
  if (nullValue !== 0 && family !== "ready-made") return null;
  if (COMPARISONS.includes(family)) return "with the groups the other way round";
  return SIGNED.includes(family) ? "with the opposite sign" : null;
}

interface Ends {
  readonly lower: number;
  readonly upper: number | null;
}

function turnedEnds<T extends Ends>(interval: T | null): T | null {
  if (interval === null || interval.upper === null) return null;
  return { ...interval, lower: -interval.upper, upper: -interval.lower };
}

/**
 * The fit of the same studies with every effect's sign changed on the scale of the analysis: tests, tau2 and I2 stay, estimates
 * and intervals are mirrored at 0, so that a ratio becomes its reciprocal. An interval without an upper end is left out.
 */
export function turnedFit(fit: PrintedFit): PrintedFit {
  return {
    ...fit,
    coefficients: fit.coefficients.map((coefficient) => ({
      ...coefficient,
      estimate: -coefficient.estimate,
      interval: turnedEnds(coefficient.interval),
    })),
    prediction: turnedEnds(fit.prediction),
  };
}
