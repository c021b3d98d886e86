import { formatEntered } from "../format/index.ts";
import { TOTAL_INPUT } from "./correlation-inputs.ts";
import { checkTotal } from "./correlation-source.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import type { InputColumns, MeasureInput } from "./types.ts";

/** Size and number of predictors of a regression model. */
export const MODEL_INPUTS: readonly MeasureInput[] = [
  {
    key: "mi",
    quantity: "predictors",
    label: "Predictors in the model",
    aliases: ["mi", "npredictors", "numberofpredictors", "predictors", "npred", "npreds", "preds"],
  },
  TOTAL_INPUT,
];

export const R2_INPUT: MeasureInput = {
  key: "r2i",
  quantity: "r2_model",
  label: "R² of the model",
  aliases: ["r2i", "rsquared", "rsquare", "rsq", "r2"],
};

/** Test of one coefficient of the model. */
export const COEFFICIENT_INPUTS: readonly MeasureInput[] = [
  {
    key: "ti",
    quantity: "t_coefficient",
    label: "t of the coefficient",
    aliases: ["tcoefficient", "tvalue", "tval", "tstat", "tstatistic", "ti", "t"],
  },
  {
    key: "pi",
    quantity: "p_coefficient",
    label: "Two-sided p of the coefficient, signed",
    aliases: ["pcoefficient", "pvalue", "pval", "pi", "p"],
  },
];

/** A regression model's size and the degrees of freedom of its residuals. */
export interface ModelSize {
  readonly n: number;
  readonly m: number;
  readonly df: number;
}

/** Reads them, reporting what is missing or too small; `least` is what the degrees of freedom must exceed. */
export function modelSizeOf(
  inputs: InputColumns,
  row: number,
  least: number,
  issues: RowIssues,
): ModelSize | null {
  const n = inputs.ni?.[row] ?? null;
  const m = inputs.mi?.[row] ?? null;
  const isSized = checkTotal(n, 0, "a model needs people", row, issues);
  if (m === null) {
    reportMissing(issues, row, "mi", "the number of predictors in the model");
    return null;
  }
  if (!(m >= 1)) {
    issues.error(
      row,
      "predictors-too-few",
      "mi",
      `the number of predictors is ${formatEntered(m)}; a regression model has at least one.`,
      "Count all predictors of the model, the one of interest included.",
    );
    return null;
  }
  if (!isSized) return null;
  const df = n - m - 1;
  if (df > least) return { n, m, df };
  issues.error(
    row,
    "sample-too-small",
    "ni",
    `${n} people and ${m} predictors leave ${df} degrees of freedom; more than ${least} are needed.`,
    "Check the size and the number of predictors, or leave the study out.",
  );
  return null;
}

/** An explained share of variance lies between 0 and 1; `isBelowOne` refuses 1. */
export function checkR2(r2: number, isBelowOne: boolean, row: number, issues: RowIssues): boolean {
  if (r2 >= 0 && (isBelowOne ? r2 < 1 : r2 <= 1)) return true;
  const why =
    r2 === 1 ? "a perfect model has no finite effect here" : "a share of variance lies between 0 and 1";
  issues.error(
    row,
    "r2-out-of-range",
    "r2i",
    `R² is ${r2}; ${why}.`,
    "Check the value; 30 may stand for .30. Adjusted R² may be negative and is not meant.",
  );
  return false;
}
