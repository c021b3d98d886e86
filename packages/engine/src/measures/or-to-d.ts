import { square } from "../numeric/elementary.ts";
import { logOddsRatio, logOddsRatioVariance, logOddsRatioVarianceFromRisks } from "./or.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import { logOddsSteps } from "./two-by-two-steps.ts";
import type { Measure } from "./types.ts";

interface Scale {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly reference: string;
  /** What the log odds ratio is divided by. */
  readonly divisor: number;
  /** The divisor in formulas. */
  readonly divisorText: string;
}

/** Builds the measure that turns the odds ratio of a cut score into a standardised mean difference: y = log(OR) / divisor. */
export function oddsRatioToD({ divisor, divisorText, ...record }: Scale): Measure {
  return twoByTwoMeasure({
    ...record,
    symbol: { analysis: "SMD", display: "SMD" },
    sides: "level",
    display: "identity",
    effect: (a, b, c, d) => logOddsRatio(a, b, c, d) / divisor,
    variance: (a, b, c, d) => logOddsRatioVariance(a, b, c, d) / square(divisor),
    varianceFromRisks: (p1, n1, p2, n2) => logOddsRatioVarianceFromRisks(p1, n1, p2, n2) / square(divisor),
    add: 0.5,
    drop00: true,
    canSplit: true,
    steps(to, effect, variance, vtype) {
      const [y, v] = logOddsSteps(to, effect, variance, vtype);
      return [`(${y}) / ${divisorText}`, `(${v}) / ${divisorText}^2`];
    },
    older: { vtypes: ["AV", "H0"] },
  });
}
