import type { ParamDef, Params } from "../../registry.ts";
import { PENALISED_DEFAULTS } from "./defaults.ts";
import type { PenalisedSpec } from "./types.ts";

/** What can be chosen of the lasso. */
export const PENALISED_PARAMS: readonly ParamDef[] = [
  {
    key: "alpha",
    label: "Share of the lasso penalty",
    help: "1 = lasso, which leaves terms out; less = elastic net, which keeps moderators that go together.",
    type: "number",
    default: PENALISED_DEFAULTS.alpha,
    min: 0.05,
    max: 1,
  },
  {
    key: "adaptive",
    label: "Adaptive: shrink less what tells much by itself",
    help: "Each term’s penalty is divided by the size of its coefficients in a first fit.",
    type: "boolean",
    default: PENALISED_DEFAULTS.adaptive,
  },
  {
    key: "folds",
    label: "Folds of the cross-validation",
    help: "How many parts the studies are divided into; each is predicted from the others.",
    type: "number",
    default: PENALISED_DEFAULTS.folds,
    min: 2,
    max: 50,
  },
  {
    key: "resamples",
    label: "Halves for the stability",
    help: "How many random halves of the studies the selection is repeated on.",
    type: "number",
    default: PENALISED_DEFAULTS.resamples,
    min: 20,
    max: 1000,
  },
];

/** Parameters as the lasso takes them. */
export function penalisedChoices(params: Params): Partial<PenalisedSpec> {
  return {
    alpha: Number(params.alpha),
    adaptive: params.adaptive === true,
    folds: Math.trunc(Number(params.folds)),
    resamples: Math.trunc(Number(params.resamples)),
  };
}
