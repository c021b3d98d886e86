import type { Interval } from "../../analysis-types.ts";
import { square } from "../../numeric/elementary.ts";
import { criticalValue } from "../tests.ts";
import type { PredictionInput, PredictionIntervalMethod, Predictive } from "../types.ts";

/** The estimate plus or minus a quantile times a spread; df null = the normal distribution. */
function around(input: PredictionInput, { scale, df }: Predictive): Interval | null {
  const reach = criticalValue(input.level, df) * scale;
  // With next to no degrees of freedom the quantile is beyond what a double holds.
  if (!Number.isFinite(input.estimate - reach) || !Number.isFinite(input.estimate + reach)) return null;
  return {
    lower: input.estimate - reach,
    upper: input.estimate + reach,
    level: input.level,
    kind: "prediction",
    method: df === null ? "normal" : `t, df = ${Number(df.toPrecision(6))}`,
  };
}

/** What a record says of itself. */
type Texts = Pick<
  PredictionIntervalMethod,
  "id" | "label" | "summary" | "reference" | "r" | "predtype" | "applies" | "standardError" | "needs"
>;

/** The record whose half width is a quantile times a spread. */
export function fromDistribution(
  texts: Texts,
  distribution: (input: PredictionInput) => Predictive,
): PredictionIntervalMethod {
  return { ...texts, distribution, interval: (input) => around(input, distribution(input)) };
}

/** The record whose half width is a quantile times sqrt(SE^2 + tau2), with the standard error of the test of the mean. */
export function withDf(
  texts: Texts,
  df: (input: PredictionInput) => number | null,
): PredictionIntervalMethod {
  return fromDistribution({ ...texts, standardError: "test" }, (input) => ({
    scale: Math.sqrt(input.se * input.se + input.tau2),
    df: df(input),
  }));
}

/** The same with a standard error of its own, whatever the test of the mean. */
export function withSe(
  texts: Texts,
  se: (input: PredictionInput) => number,
  df: (input: PredictionInput) => number,
): PredictionIntervalMethod {
  return fromDistribution({ ...texts, standardError: "own" }, (input) => ({
    scale: Math.sqrt(square(se(input)) + input.tau2),
    df: df(input),
  }));
}
