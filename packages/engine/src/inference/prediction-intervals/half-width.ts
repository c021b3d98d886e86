import type { Interval } from "../../analysis-types.ts";
import { criticalValue } from "../tests.ts";
import type { PredictionInput, PredictionIntervalMethod } from "../types.ts";

/** The estimate plus or minus a quantile times a spread; df null = the normal distribution. */
export function around(input: PredictionInput, spread: number, df: number | null): Interval {
  const reach = criticalValue(input.level, df) * spread;
  return {
    lower: input.estimate - reach,
    upper: input.estimate + reach,
    level: input.level,
    kind: "prediction",
    method: df === null ? "normal" : `t, df = ${df}`,
  };
}

const total = ({ se, tau2 }: PredictionInput): number => Math.sqrt(se * se + tau2);

/** The record whose half width is a quantile times sqrt(SE^2 + tau2). */
export function withDf(
  texts: Pick<PredictionIntervalMethod, "id" | "label" | "summary" | "reference" | "r" | "predtype">,
  df: (input: PredictionInput) => number | null,
): PredictionIntervalMethod {
  return { ...texts, df, interval: (input) => around(input, total(input), df(input)) };
}
