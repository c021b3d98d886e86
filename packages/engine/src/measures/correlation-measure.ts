import type { Quantities } from "../derivation.ts";
import { type ParamDef, type Params, withDefaults } from "../registry.ts";
import { CORRELATION_INPUTS, CORRELATION_SETS } from "./correlation-inputs.ts";
import { type Correlation, checkTotal, correlationOf, writeCorrelation } from "./correlation-source.ts";
import { deriveEffect, type EffectExpressions } from "./derive-effect.ts";
import { applyFlip } from "./flip.ts";
import { paramsToR, weightedMean } from "./mean-measure.ts";
import { createRowIssues, toOutput } from "./row-issues.ts";
import type { InputColumns, Measure, MeasureOutput, OlderEscalc } from "./types.ts";

/** What distinguishes one measure on Pearson correlations from another. */
export interface CorrelationFormulas
  extends Pick<Measure, "id" | "label" | "summary" | "reference" | "symbol" | "display"> {
  readonly params: readonly ParamDef[];
  /** The size must be above this, and why. */
  readonly least: readonly [n: number, why: string];
  /** Whether r = ±1 has an effect. */
  readonly canBePerfect: boolean;
  effect(correlation: Correlation, n: number): number;
  /**
   * @param effect the study's effect, or under `AV` the mean of all effects, weighted by size
   * @param r the study's own correlation
   */
  variance(effect: number, r: number, n: number, vtype: string): number;
  /** Expressions of effect and variance; `r` stands for the name of the correlation. */
  steps(r: string, params: Params): EffectExpressions;
  readonly older: OlderEscalc;
  readonly rPackage?: string;
  readonly guess?: false;
  readonly attenuates?: "correlation";
}

/** Builds a measure on correlations of two quantities from its formulas. */
export function correlationMeasure(formulas: CorrelationFormulas): Measure {
  const { id, label, summary, reference, symbol, display, params: defs, older, rPackage, guess } = formulas;
  const compute: Measure["compute"] = (inputs, chosen) =>
    computeCorrelations(formulas, inputs, String(withDefaults(defs, chosen).vtype));
  return {
    id,
    label,
    summary,
    reference,
    family: "correlation",
    symbol,
    inputs: CORRELATION_INPUTS,
    inputSets: CORRELATION_SETS,
    params: defs,
    nullValue: 0,
    display,
    compute,
    derive(given: Quantities, chosen: Params) {
      const params = withDefaults(defs, chosen);
      return deriveEffect({ compute, params: defs }, given, params, (to) =>
        formulas.steps(writeCorrelation(to, given, "(ni - 2)", (given.ni ?? Number.NaN) - 2), params),
      );
    },
    r: (chosen) => paramsToR(id, withDefaults(defs, chosen)),
    older,
    ...(rPackage !== undefined && { rPackage }),
    ...(guess === false && { guess }),
    ...(formulas.attenuates && { attenuates: formulas.attenuates }),
  };
}

function computeCorrelations(
  formulas: CorrelationFormulas,
  inputs: InputColumns,
  vtype: string,
): MeasureOutput {
  const { least, canBePerfect } = formulas;
  const issues = createRowIssues();
  const rows = Math.max(0, ...Object.values(inputs).map((column) => column.length));
  const sizes = Array.from({ length: rows }, (_, row) => inputs.ni?.[row] ?? null);
  const own = new Float64Array(rows).fill(Number.NaN);
  const yi = new Float64Array(rows).fill(Number.NaN);
  for (const [row, n] of sizes.entries()) {
    const isSized = checkTotal(n, least[0], least[1], row, issues);
    const df = isSized ? n - 2 : null;
    const found = correlationOf(inputs, row, df, canBePerfect, "the correlation", issues);
    if (found === null || !isSized) continue;
    own[row] = found.r;
    yi[row] = formulas.effect(found, n);
  }
  const average =
    vtype === "AV"
      ? weightedMean(
          [...yi],
          sizes.map((n) => n ?? Number.NaN),
        )
      : null;
  const vi = yi.map((effect, row) =>
    formulas.variance(average ?? effect, own[row]!, sizes[row] ?? Number.NaN, vtype),
  );
  return applyFlip(toOutput(yi, vi, sizes, issues), inputs);
}
