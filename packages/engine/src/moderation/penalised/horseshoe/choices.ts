import type { ParamDef, Params } from "../../../registry.ts";
import { HORSESHOE_DEFAULTS } from "./defaults.ts";
import type { HorseshoeSpec } from "./types.ts";

/** What can be chosen of the horseshoe prior and its sampling. */
export const HORSESHOE_PARAMS: readonly ParamDef[] = [
  {
    key: "chains",
    label: "Chains",
    help: "How many chains are run, one beside the other; whether they agree is checked.",
    type: "number",
    default: HORSESHOE_DEFAULTS.chains,
    min: 2,
    max: 16,
  },
  {
    key: "warmup",
    label: "Steps before draws are kept",
    help: "Per chain; more where the chains do not agree.",
    type: "number",
    default: HORSESHOE_DEFAULTS.warmup,
    min: 100,
    max: 50_000,
  },
  {
    key: "draws",
    label: "Draws per chain",
    help: "More make the last digits steadier.",
    type: "number",
    default: HORSESHOE_DEFAULTS.draws,
    min: 200,
    max: 50_000,
  },
  {
    key: "globalScale",
    label: "Scale of the global prior, in SDs of the effects",
    help: "Smaller = all coefficients are believed to be nearer to 0 beforehand.",
    type: "number",
    default: HORSESHOE_DEFAULTS.globalScale,
    min: 0.01,
    max: 10,
  },
  {
    key: "tauScale",
    label: "Scale of the prior of τ, in SDs of the effects",
    help: "Half-Cauchy; smaller = studies are believed to be more alike beforehand.",
    type: "number",
    default: HORSESHOE_DEFAULTS.tauScale,
    min: 0.01,
    max: 10,
  },
];

/** Parameters as the sampler takes them. */
export function horseshoeChoices(params: Params): Partial<HorseshoeSpec> {
  return {
    chains: Math.trunc(Number(params.chains)),
    warmup: Math.trunc(Number(params.warmup)),
    draws: Math.trunc(Number(params.draws)),
    globalScale: Number(params.globalScale),
    tauScale: Number(params.tauScale),
  };
}
