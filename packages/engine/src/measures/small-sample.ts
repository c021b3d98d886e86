import type { ParamDef } from "../registry.ts";
import { hedgesCorrection } from "./hedges-correction.ts";
import type { RowIssues } from "./row-issues.ts";

/** The choice between Cohen's d and Hedges' g. */
export const HEDGES_PARAM: ParamDef = {
  key: "correct",
  label: "Small-sample correction (Hedges' g)",
  help: "Multiplies Cohen's d by the exact factor J, which removes its bias in small samples.",
  type: "boolean",
  default: true,
};

/** The choice of the second-order correction of a log ratio. */
export const RATIO_PARAM: ParamDef = {
  key: "correct",
  label: "Small-sample correction",
  help: "Removes the bias that the logarithm brings in small samples (Lajeunesse 2015; Senior et al. 2020). metafor before 5.0 left it out of ratios of means.",
  type: "boolean",
  default: true,
};

/** Hedges' factor for `m` degrees of freedom, or 1. */
export function factorOf(m: number, correct: boolean): number {
  return correct ? hedgesCorrection(m) : 1;
}

/** Reports degrees of freedom too few for a standard deviation, for the correction, or for the variance `H0`. */
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
  if (params.vtype === "H0" && m <= 2) {
    return report(
      "and this sampling variance exists only from 3 on",
      "Choose another kind of sampling variance.",
    );
  }
  return true;
}
