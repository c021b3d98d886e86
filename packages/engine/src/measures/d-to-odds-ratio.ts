import { square } from "../numeric/elementary.ts";
import { standardisedMeasure } from "./standardised-measure.ts";
import type { Measure } from "./types.ts";

interface Factor {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly reference: string;
  /** What one standard deviation is in log odds. */
  readonly factor: number;
  /** The same as an expression; `pi` would be a p-value's name. */
  readonly expression: string;
}

/**
 * Log odds ratio from Cohen's d (uncorrected): y = k d, v = k²(1/n1 + 1/n2 + d²/(2N)), where k is the factor from standard
 * deviations to log odds.
 */
export function dToOddsRatio({ id, label, summary, reference, factor, expression }: Factor): Measure {
  return standardisedMeasure({
    id,
    label,
    summary,
    reference,
    family: "two-group means",
    symbol: { analysis: "log OR", display: "OR" },
    display: "exp",
    params: [],
    effect({ d, n1, n2 }) {
      const vi = square(factor) * (1 / n1 + 1 / n2 + square(d) / (2 * (n1 + n2)));
      return { yi: factor * d, vi };
    },
    steps(to) {
      to.step("k", expression, factor);
      return ["k * d", "k^2 * (1 / n1i + 1 / n2i + d^2 / (2 * (n1i + n2i)))"];
    },
    isNew: false,
  });
}

export const LOGISTIC_FACTOR: number = Math.PI / Math.sqrt(3);
