import type { ImputationSpec } from "./types.ts";

/** Twenty data sets of ten rounds each, numbers by predictive mean matching from five donors. */
export const IMPUTATION_DEFAULTS: ImputationSpec = {
  imputations: 20,
  iterations: 10,
  numeric: "pmm",
  donors: 5,
  precision: "log-vi",
  seed: 1,
};
