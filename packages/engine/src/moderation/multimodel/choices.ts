import type { ParamDef, Params } from "../../registry.ts";
import { MULTIMODEL_DEFAULTS } from "./defaults.ts";
import type { Criterion, MultimodelSpec } from "./types.ts";

const CRITERIA: readonly { readonly value: Criterion; readonly label: string }[] = [
  { value: "AICc", label: "AICc, for few studies" },
  { value: "AIC", label: "AIC" },
  { value: "BIC", label: "BIC, which prefers smaller models" },
];

/** What can be chosen of the ranking of models. */
export const MULTIMODEL_PARAMS: readonly ParamDef[] = [
  {
    key: "criterion",
    label: "Criterion",
    help: "By what models are ranked and weighted.",
    type: "choice",
    default: MULTIMODEL_DEFAULTS.criterion,
    choices: CRITERIA,
  },
  {
    key: "variance",
    label: "Standard errors of averages",
    help: "How the uncertainty of which model is right enters them.",
    type: "choice",
    default: MULTIMODEL_DEFAULTS.variance,
    choices: [
      { value: "revised", label: "Burnham and Anderson, revised" },
      { value: "buckland", label: "Buckland" },
    ],
  },
];

/** Parameters as the ranking takes them. */
export function multimodelChoices(params: Params): Partial<MultimodelSpec> {
  const criterion = CRITERIA.find(({ value }) => value === params.criterion)?.value;
  return {
    ...(criterion === undefined ? {} : { criterion }),
    variance: params.variance === "buckland" ? "buckland" : "revised",
  };
}
