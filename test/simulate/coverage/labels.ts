import { coefficientTests } from "../../../packages/engine/src/inference/coefficient-tests/registry.ts";
import type { CoverageSubject } from "../../../packages/engine/src/inference/coverage-facts.ts";
import { predictionIntervals } from "../../../packages/engine/src/inference/prediction-intervals/registry.ts";
import { tau2Intervals } from "../../../packages/engine/src/inference/tau2-intervals/registry.ts";
import type { Registry, RegistryRecord } from "../../../packages/engine/src/registry.ts";

const REGISTRIES: Readonly<Record<CoverageSubject, Registry<RegistryRecord>>> = {
  mean: coefficientTests,
  prediction: predictionIntervals,
  tau2: tau2Intervals,
};

/** The name of a method as menus have it. */
export function labelOf(subject: CoverageSubject, id: string): string {
  return REGISTRIES[subject].get(id).label;
}
