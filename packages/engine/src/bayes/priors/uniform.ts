import type { TauPrior } from "../types.ts";

/** Improper uniform: p(tau) = 1. R: `tau.prior = "uniform"` of bayesmeta */
export const uniform: TauPrior = {
  id: "uniform",
  label: "Uniform",
  summary: "Every τ is as probable as any other; improper, and of no use with fewer than three studies.",
  reference: "Gelman (2006), Bayesian Analysis 1, 515-534, doi:10.1214/06-BA117A",
  params: [],
  scaleKey: null,
  logDensity: () => 0,
  tail: () => 0,
  proper: false,
  r: () => '"uniform"',
};
