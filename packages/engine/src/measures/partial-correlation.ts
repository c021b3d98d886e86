import type { Quantities } from "../derivation.ts";
import { type ParamDef, type Params, withDefaults } from "../registry.ts";
import { type Correlation, correlationOf, writeCorrelation } from "./correlation-source.ts";
import { deriveEffect, type EffectExpressions } from "./derive-effect.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { paramsToR, weightedMean } from "./mean-measure.ts";
import { COEFFICIENT_INPUTS, MODEL_INPUTS, type ModelSize, modelSizeOf } from "./regression-inputs.ts";
import { createRowIssues, toOutput } from "./row-issues.ts";
import type { Measure, MeasureInput, OlderEscalc } from "./types.ts";

const RI: MeasureInput = {
  key: "ri",
  quantity: "r_partial",
  label: "Partial correlation",
  aliases: ["partialcorrelation", "partialr", "rpartial", "pcor", "ri"],
};

/** What distinguishes the two measures on partial correlations. */
export interface PartialFormulas
  extends Pick<Measure, "id" | "label" | "summary" | "reference" | "symbol" | "display"> {
  readonly params: readonly ParamDef[];
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
  const { id, label, summary, reference, symbol, display, params: defs, older } = formulas;
  const compute: Measure["compute"] = (inputs, chosen) => {
    const { vtype } = withDefaults(defs, chosen);
    const issues = createRowIssues();
    const rows = Math.max(0, ...Object.values(inputs).map((column) => column.length));
    const sizes = new Array<ModelSize | null>(rows).fill(null);
    const yi = new Float64Array(rows).fill(Number.NaN);
    for (let row = 0; row < rows; row++) {
      const size = modelSizeOf(inputs, row, formulas.leastFreedom, issues);
      const found = correlationOf(
        inputs,
        row,
        size?.df ?? null,
        formulas.canBePerfect,
        "the partial correlation",
        issues,
      );
      sizes[row] = size;
      if (size !== null && found !== null) yi[row] = formulas.effect(found);
    }
    const weights = sizes.map((size) => size?.n ?? Number.NaN);
    const average = vtype === "AV" ? weightedMean([...yi], weights) : null;
    const vi = yi.map((effect, row) => {
      const size = sizes[row] ?? null;
      return size === null ? Number.NaN : formulas.variance(average ?? effect, size);
    });
    const ni = Array.from({ length: rows }, (_, row) => inputs.ni?.[row] ?? null);
    return applyFlip(toOutput(yi, vi, ni, issues), inputs);
  };
  return {
    id,
    label,
    summary,
    reference,
    family: "regression",
    symbol,
    inputs: [RI, ...MODEL_INPUTS, ...COEFFICIENT_INPUTS, FLIP_INPUT],
    inputSets: [
      ["ti", "mi", "ni"],
      ["ri", "mi", "ni"],
      ["pi", "mi", "ni"],
    ],
    params: defs,
    nullValue: 0,
    display,
    compute,
    derive(given: Quantities, chosen: Params) {
      return deriveEffect({ compute, params: defs }, given, withDefaults(defs, chosen), (to) => {
        const df = (given.ni ?? Number.NaN) - (given.mi ?? Number.NaN) - 1;
        return formulas.steps(writeCorrelation(to, given, "(ni - mi - 1)", df));
      });
    },
    r: (chosen) => paramsToR(id, withDefaults(defs, chosen)),
    older,
  };
}
