import type { HorseshoeSpec } from "./types.ts";

/** Four chains of 2000 draws after 1000 steps, both scales with priors of one SD of the effects. */
export const HORSESHOE_DEFAULTS: Omit<HorseshoeSpec, "seed" | "level"> = {
  chains: 4,
  warmup: 1000,
  draws: 2000,
  globalScale: 1,
  tauScale: 1,
};

/** Chains that differ by more, or draws worth less, are not to be trusted (Vehtari et al. 2021). */
export const LARGEST_R_HAT = 1.01;
export const LEAST_ESS = 400;
