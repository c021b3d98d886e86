import type { Derivation, Quantities } from "../derivation.ts";
import { type Params, withDefaults } from "../registry.ts";
import { deriveEffect, type EffectExpressions } from "./derive-effect.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { paramsToR, weightedMean } from "./mean-measure.ts";
import { MODEL_INPUTS, type ModelSize } from "./regression-inputs.ts";
import { createRowIssues, type RowIssues, toOutput } from "./row-issues.ts";
import type { InputColumns, Measure, MeasureInput } from "./types.ts";

/** What distinguishes one measure on a regression model from another; `S` is what is read of a study. */
export interface RegressionFormulas<S extends ModelSize>
  extends Pick<
    Measure,
    "id" | "label" | "summary" | "reference" | "symbol" | "display" | "params" | "older" | "guess" | "sides"
  > {
  /** What the effect comes from, which stands before the size of the model, ... */
  readonly own: readonly MeasureInput[];
  /** ... and what it can be computed from instead. */
  readonly instead: readonly MeasureInput[];
  /** The inputs each set begins with, in order of preference; the size of the model follows. */
  readonly leads: readonly (readonly string[])[];
  /** The numbers of a row; null, with issues, where they cannot be used. */
  study(inputs: InputColumns, row: number, issues: RowIssues): S | null;
  effect(study: S): number;
  /** What the variance is a function of; under `AV` and `AV2` its mean over all studies, weighted by size. */
  base(study: S): number;
  variance(base: number, study: S, vtype: string): number;
  /** Takes the steps before the effect, and returns the expressions of effect and variance. Absent = no closed form. */
  readonly steps?: (to: Derivation, given: Quantities, params: Params) => EffectExpressions;
}

/** Builds a measure on a regression model with m predictors and n people from its formulas. */
export function regressionMeasure<S extends ModelSize>(formulas: RegressionFormulas<S>): Measure {
  const { own, instead, leads, study, effect, base, variance, steps, ...record } = formulas;
  const { id, params: defs } = record;
  const compute: Measure["compute"] = (inputs, chosen) => {
    const vtype = String(withDefaults(defs, chosen).vtype);
    const issues = createRowIssues();
    const rows = Math.max(0, ...Object.values(inputs).map((column) => column.length));
    const studies = Array.from({ length: rows }, (_, row) => study(inputs, row, issues));
    const average = vtype.startsWith("AV") ? averageOf(studies, base) : null;
    const from = (value: (found: S) => number): Float64Array =>
      Float64Array.from(studies, (found) => (found === null ? Number.NaN : value(found)));
    const yi = from(effect);
    const vi = from((found) => variance(average ?? base(found), found, vtype));
    const ni = Array.from({ length: rows }, (_, row) => inputs.ni?.[row] ?? null);
    return applyFlip(toOutput(yi, vi, ni, issues), inputs);
  };
  return {
    ...record,
    family: "regression",
    inputs: [...own, ...MODEL_INPUTS, ...instead, FLIP_INPUT],
    inputSets: leads.map((keys) => [...keys, "mi", "ni"]),
    nullValue: 0,
    compute,
    ...(steps && {
      derive: (given: Quantities, chosen: Params) => {
        const params = withDefaults(defs, chosen);
        return deriveEffect({ compute, params: defs }, given, params, (to) => steps(to, given, params));
      },
    }),
    r: (chosen) => paramsToR(id, withDefaults(defs, chosen)),
  };
}

function averageOf<S extends ModelSize>(studies: readonly (S | null)[], base: (study: S) => number): number {
  const known = studies.filter((study) => study !== null);
  return weightedMean(
    known.map(base),
    known.map(({ n }) => n),
  );
}
