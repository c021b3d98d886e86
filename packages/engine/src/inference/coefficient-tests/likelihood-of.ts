import { estimators } from "../../estimators/registry.ts";
import type { Tau2Estimator } from "../../estimators/types.ts";

/** The likelihood that gave tau2; null where it came from elsewhere. */
export function likelihoodOf(estimator: string | null): Tau2Estimator["likelihood"] {
  return estimator === null ? null : estimators.get(estimator).likelihood;
}
