import { createRegistry, type Registry } from "../registry.ts";
import { duMouchel } from "./priors/dumouchel.ts";
import { halfCauchy } from "./priors/half-cauchy.ts";
import { halfNormal } from "./priors/half-normal.ts";
import { halfT } from "./priors/half-t.ts";
import { jeffreys } from "./priors/jeffreys.ts";
import { logNormal } from "./priors/log-normal.ts";
import { shrinkage } from "./priors/shrinkage.ts";
import { uniform } from "./priors/uniform.ts";
import type { TauPrior } from "./types.ts";

/** Priors of tau, the usual one first. */
export const tauPriors: Registry<TauPrior> = createRegistry("prior of τ", [
  halfNormal,
  halfCauchy,
  halfT,
  logNormal,
  duMouchel,
  shrinkage,
  jeffreys,
  uniform,
]);
