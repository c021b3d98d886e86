import { type Correlation, correlationOf, writeCorrelation } from "./correlation-source.ts";
import type { EffectExpressions } from "./derive-effect.ts";
import { COEFFICIENT_INPUTS, type ModelSize, modelSizeOf } from "./regression-inputs.ts";
import { regressionMeasure } from "./regression-measure.ts";
import type { RowIssues } from "./row-issues.ts";
import type { InputColumns, Measure, MeasureInput, OlderEscalc } from "./types.ts";

const RI: MeasureInput = {
  key: "ri",
  quantity: "r_partial",
  label: "Partial correlation",
  aliases: ["partialcorrelation", "partialr", "rpartial", "pcor", "ri"],
};

/** A partial correlation with the size of its model. */
interface PartialStudy extends Correlation, ModelSize {}

/** What distinguishes the two measures on partial correlations. */
export interface PartialFormulas
  extends Pick<Measure, "id" | "label" | "summary" | "reference" | "symbol" | "display" | "params"> {
  /** What the residual degrees of freedom must exceed. */
  readonly leastFreedom: number;
  readonly canBePerfect: boolean;
  effect(correlation: Correlation): number;
  /** @param effect the study's effect, or under `AV` the mean of all effects, weighted by size */
  variance(effect: number, size: ModelSize): number;
  /** Expressions of effect and variance; `r` stands for the name of the correlation. */
  steps(r: string): EffectExpressions;
  readonly older: OlderEscalc;
}

/** Builds a measure on the partial correlation of one predictor of a regression model. */
export function partialMeasure(formulas: PartialFormulas): Measure {
  const { leastFreedom, canBePerfect, effect, variance, steps, ...record } = formulas;
  return regressionMeasure<PartialStudy>({
    ...record,
    own: [RI],
    instead: COEFFICIENT_INPUTS,
    leads: [["ti"], ["ri"], ["pi"]],
    study: (inputs, row, issues) => studyAt(inputs, row, leastFreedom, canBePerfect, issues),
    effect,
    base: effect,
    variance,
    steps(to, given) {
      const df = (given.ni ?? Number.NaN) - (given.mi ?? Number.NaN) - 1;
      return steps(writeCorrelation(to, given, "(ni - mi - 1)", df));
    },
  });
}

function studyAt(
  inputs: InputColumns,
  row: number,
  leastFreedom: number,
  canBePerfect: boolean,
  issues: RowIssues,
): PartialStudy | null {
  const size = modelSizeOf(inputs, row, leastFreedom, issues);
  const df = size?.df ?? null;
  const found = correlationOf(inputs, row, df, canBePerfect, "the partial correlation", issues);
  return size === null || found === null ? null : { ...found, ...size };
}
