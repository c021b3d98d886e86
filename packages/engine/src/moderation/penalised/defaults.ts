import type { PenalisedSpec } from "./types.ts";

/** A lasso over 60 strengths, ten folds, and its selection from 100 halves of the studies. */
export const PENALISED_DEFAULTS: Omit<PenalisedSpec, "seed"> = {
  alpha: 1,
  adaptive: false,
  lambdas: 60,
  folds: 10,
  resamples: 100,
};
