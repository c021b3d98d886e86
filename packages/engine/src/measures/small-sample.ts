import type { ParamDef } from "../registry.ts";
import { approximateCorrection, hedgesCorrection } from "./hedges-correction.ts";
import type { RowIssues } from "./row-issues.ts";
import { LEAST_PEOPLE } from "./smd-variance.ts";

/** The choice between Cohen's d and Hedges' g. */
export const HEDGES_PARAM: ParamDef = {
  key: "correct",
  label: "Small-sample correction (Hedges’ g)",
  help: "Multiplies Cohen’s d by the factor J, which removes its bias in small samples.",
  type: "boolean",
  default: true,
};

/** The choice of how Hedges' factor is computed. */
export const FACTOR_PARAM: ParamDef = {
  key: "factor",
  label: "Factor of the correction",
  help: "The exact factor J(m), or its approximation 1 − 3/(4m − 1) of RevMan and Stata, which is less than 0.1 % larger with 10 people or more. Without the correction it counts for nothing.",
  type: "choice",
  default: "exact",
  choices: [
    { value: "exact", label: "exact (gamma function)" },
    { value: "approximate", label: "approximate, 1 − 3/(4m − 1) (RevMan, Stata)" },
  ],
};

/** The choice of the second-order correction of a log ratio. */
export const RATIO_PARAM: ParamDef = {
  key: "correct",
  label: "Small-sample correction",
  help: "Removes the bias that the logarithm brings in small samples (Lajeunesse 2015; Senior et al. 2020). metafor before 5.0 left it out of ratios of means.",
  type: "boolean",
  default: true,
};

/** Hedges' factor for `m` degrees of freedom, exactly or by its approximation, or 1. */
export function factorOf(m: number, correct: boolean, factor: unknown = "exact"): number {
  if (!correct) return 1;
  return factor === "approximate" ? approximateCorrection(m) : hedgesCorrection(m);
}

/** Reports degrees of freedom too few for a standard deviation, for the correction, or for the variances `H0` and `RM`. */
export function checkFreedom(
  m: number,
  people: string,
  params: { readonly correct: boolean; readonly vtype: string },
  input: string,
  row: number,
  issues: RowIssues,
): boolean {
  const report = (what: string, hint: string): boolean => {
    issues.error(row, "too-few-people", input, `${people} leave ${m} degrees of freedom, ${what}.`, hint);
    return false;
  };
  if (m <= 0) return report("too few for a standard deviation", "Check the sizes, or leave the study out.");
  if (params.correct && m <= 1) {
    return report("too few for the small-sample correction", "Check the sizes, or leave the study out.");
  }
  if (params.vtype === "RM" && m + 2 <= LEAST_PEOPLE) {
    return report(
      "and this sampling variance exists only from four people on",
      "Choose another kind of sampling variance.",
    );
  }
  if (params.vtype === "H0" && m <= 2) {
    return report(
      "and this sampling variance exists only from 3 on",
      "Choose another kind of sampling variance.",
    );
  }
  return true;
}
