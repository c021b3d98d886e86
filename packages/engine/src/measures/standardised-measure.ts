import type { Derivation } from "../derivation.ts";
import { type ParamDef, type Params, withDefaults } from "../registry.ts";
import { deriveEffect, type EffectExpressions } from "./derive-effect.ts";
import { applyFlip } from "./flip.ts";
import { paramsToR } from "./mean-measure.ts";
import { createRowIssues, type RowIssues, toOutput } from "./row-issues.ts";
import { checkFreedom } from "./small-sample.ts";
import { type Standardised, standardisedDifference } from "./standardised-difference.ts";
import { NEWER_STANDARDISED, STANDARDISED_INPUTS, STANDARDISED_SETS } from "./standardised-inputs.ts";
import { writeCohensD } from "./standardised-steps.ts";
import type { Measure } from "./types.ts";

/** Effect and sampling variance of one study. */
export interface EffectOfOne {
  readonly yi: number;
  readonly vi: number;
}

/** What distinguishes one measure that follows from Cohen's d and the sizes of two groups from another. */
export interface StandardisedFormulas
  extends Pick<Measure, "id" | "label" | "summary" | "reference" | "family" | "symbol" | "display"> {
  readonly params: readonly ParamDef[];
  /** null with an issue where the study has no such effect. */
  effect(study: Standardised, params: Params, row: number, issues: RowIssues): EffectOfOne | null;
  /** Steps after `d`. */
  steps(to: Derivation, study: Standardised, params: Params): EffectExpressions;
  /** metafor before 5.0 has no such measure; without it, it has the measure for means only. */
  readonly isNew: boolean;
  readonly attenuates?: "correlation";
}

function hasFreedom({ n1, n2 }: Standardised, row: number, issues: RowIssues): boolean {
  const people = `${n1 + n2} people in both groups together`;
  return checkFreedom(n1 + n2 - 2, people, { correct: false, vtype: "" }, "n1i", row, issues);
}

/** Builds a measure that turns Cohen's d of two groups into something else. */
export function standardisedMeasure(formulas: StandardisedFormulas): Measure {
  const { id, label, summary, reference, family, symbol, display, params: defs } = formulas;
  const compute: Measure["compute"] = (inputs, chosen) => {
    const params = withDefaults(defs, chosen);
    const issues = createRowIssues();
    const rows = Math.max(0, ...Object.values(inputs).map((column) => column.length));
    const yi = new Float64Array(rows).fill(Number.NaN);
    const vi = new Float64Array(rows).fill(Number.NaN);
    const ni = new Array<number | null>(rows).fill(null);
    for (let row = 0; row < rows; row++) {
      const n1 = inputs.n1i?.[row] ?? null;
      const n2 = inputs.n2i?.[row] ?? null;
      if (n1 !== null && n2 !== null) ni[row] = n1 + n2;
      const study = standardisedDifference(inputs, row, issues);
      if (study === null || !hasFreedom(study, row, issues)) continue;
      const effect = formulas.effect(study, params, row, issues);
      if (effect === null) continue;
      yi[row] = effect.yi;
      vi[row] = effect.vi;
    }
    return applyFlip(toOutput(yi, vi, ni, issues), inputs);
  };
  return {
    id,
    label,
    summary,
    reference,
    family,
    symbol,
    inputs: STANDARDISED_INPUTS,
    inputSets: STANDARDISED_SETS,
    params: defs,
    nullValue: 0,
    display,
    compute,
    derive(given, chosen) {
      const params = withDefaults(defs, chosen);
      return deriveEffect({ compute, params: defs }, given, params, (to) => {
        const d = writeCohensD(to, given);
        return formulas.steps(to, { d, n1: given.n1i ?? Number.NaN, n2: given.n2i ?? Number.NaN }, params);
      });
    },
    r: (chosen) => paramsToR(id, withDefaults(defs, chosen)),
    older: formulas.isNew ? { absent: true } : { inputs: NEWER_STANDARDISED },
    guess: false,
    ...(formulas.attenuates && { attenuates: formulas.attenuates }),
  };
}
