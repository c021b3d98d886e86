import { createRegistry, type Registry } from "../../registry.ts";
import {
  byCategory,
  correlatedHierarchical,
  correlatedHierarchicalRobust,
  multivariateEffects,
  subgroupCorrelated,
  threeLevel,
  threeLevelRobust,
} from "./multilevel.ts";
import type { WorkingModel } from "./types.ts";
import { aggregatedEffects, independentEffects } from "./univariate.ts";
import { robustCorrelated, robustHierarchical } from "./weighted.ts";

/** Ways to the mean of effects of which studies have several, from the simplest on. */
export const workingModels: Registry<WorkingModel> = createRegistry<WorkingModel>("working model", [
  independentEffects,
  aggregatedEffects,
  threeLevel,
  threeLevelRobust,
  correlatedHierarchical,
  correlatedHierarchicalRobust,
  byCategory,
  multivariateEffects,
  subgroupCorrelated,
  robustCorrelated,
  robustHierarchical,
]);
