import type { ParamDef, Params } from "../../registry.ts";
import { IMPUTATION_DEFAULTS } from "./defaults.ts";
import type { ImputationSpec } from "./types.ts";

/** What can be chosen of filling in, beside how many data sets and rounds, which stand with the moderators. */
export const IMPUTATION_PARAMS: readonly ParamDef[] = [
  {
    key: "numeric",
    label: "Numbers are filled in by",
    help: "A value that a study predicted alike has reported, or a draw from the regression itself.",
    type: "choice",
    default: IMPUTATION_DEFAULTS.numeric,
    choices: [
      { value: "pmm", label: "predictive mean matching" },
      { value: "norm", label: "draws from a normal regression" },
    ],
  },
  {
    key: "donors",
    label: "Donors",
    help: "Of how many studies predicted alike one lends its value.",
    type: "number",
    default: IMPUTATION_DEFAULTS.donors,
    min: 1,
    max: 20,
  },
];

/** Parameters as the imputation takes them. */
export function imputationChoices(params: Params): Partial<ImputationSpec> {
  return {
    numeric: params.numeric === "norm" ? "norm" : "pmm",
    donors: Math.trunc(Number(params.donors)),
  };
}
