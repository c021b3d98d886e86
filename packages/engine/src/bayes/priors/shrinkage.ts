import { log } from "../../numeric/elementary.ts";
import type { TauPrior } from "../types.ts";
import { harmonicVariance } from "./harmonic-variance.ts";

/** Uniform shrinkage: p(tau) = 2 s0^2 tau / (s0^2 + tau^2)^2, s0^2 = k / sum 1 / v. R: `tau.prior = "shrinkage"` of bayesmeta */
export const shrinkage: TauPrior = {
  id: "shrinkage",
  label: "Uniform shrinkage",
  summary: "Every degree of shrinkage of a typical study towards the mean is as probable as any other.",
  reference: "Daniels (1999), Canadian J. Statistics 27, 567-578, doi:10.2307/3316112",
  params: [],
  scaleKey: null,
  logDensity(tau, _params, vi) {
    const variance = harmonicVariance(vi);
    return Math.LN2 + log(variance) + log(tau) - 2 * log(variance + tau * tau);
  },
  tail: () => 3,
  proper: true,
  r: () => '"shrinkage"',
};
