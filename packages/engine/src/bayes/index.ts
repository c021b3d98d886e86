export type { EffectSet } from "../analysis-types.ts";
export { type NormalNormal, normalNormal, type Priors } from "./normal-normal.ts";
export { tauPriors } from "./registry.ts";
export type { MeanPrior, Posterior, TauPrior } from "./types.ts";
