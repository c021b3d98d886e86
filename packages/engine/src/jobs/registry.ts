import { createRegistry, type Registry } from "../registry.ts";
import { forest } from "./forest.ts";
import { horseshoe } from "./horseshoe.ts";
import { imputation } from "./imputation.ts";
import { multimodel } from "./multimodel.ts";
import { penalised } from "./penalised.ts";
import { permutation } from "./permutation.ts";
import { permutationIntervals } from "./permutation-intervals.ts";
import { tree } from "./tree.ts";
import type { Job } from "./types.ts";
import { vifSimulation } from "./vif-simulation.ts";

/** Every analysis that runs on request, in the order of the menu. */
export const jobs: Registry<Job> = createRegistry<Job>("job", [
  permutation,
  permutationIntervals,
  imputation,
  multimodel,
  tree,
  vifSimulation,
  penalised,
  horseshoe,
  forest,
]);
