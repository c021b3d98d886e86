import type { Fit, Interval } from "../analysis-types.ts";
import { notDefined } from "../inference/not-defined.ts";
import type { Issue } from "../result.ts";

/** An interval, unless it has no width: that would claim a certainty nobody has. */
export function withWidth(interval: Interval | null): Interval | null {
  return interval !== null && (interval.upper === null || interval.upper > interval.lower) ? interval : null;
}

/** A prediction interval with the distribution it is cut from, as a fit holds them. */
export type Predicted = Pick<Fit, "prediction" | "predictive">;

/**
 * A prediction, unless its interval has no width; then neither it nor its distribution, and why.
 * @param tau2 the tau2 it was made with, and whether it was given
 */
export function predictionWithWidth(
  predicted: Predicted,
  { estimate, given }: { readonly estimate: number | null; readonly given: boolean },
): { readonly predicted: Predicted; readonly issues: readonly Issue[] } {
  const { prediction } = predicted;
  if (prediction === null || withWidth(prediction) !== null) return { predicted, issues: [] };
  const reason =
    estimate !== 0
      ? "its two ends are the same number once they are rounded."
      : given
        ? "τ² is given as 0, and this definition takes nothing but τ² for its width, so that it would be a single point."
        : "τ² is estimated as 0, the smallest value it can have, and this definition takes nothing but τ² for its width, so that " +
          "it would be a single point, as if all true effects were known to be the same.";
  return {
    predicted: { prediction: null },
    issues: notDefined(
      "model.prediction",
      reason,
      "Choose a prediction interval that allows for the uncertainty of the mean, such as t or Nagashima-Noma-Furukawa.",
    ),
  };
}
