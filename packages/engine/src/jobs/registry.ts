import { createRegistry, type Registry } from "../registry.ts";
import { imputation } from "./imputation.ts";
import { multimodel } from "./multimodel.ts";
import { tree } from "./tree.ts";
import type { Job } from "./types.ts";
import { vifSimulation } from "./vif-simulation.ts";

/** Every analysis that runs on request, in the order of the menu. */
export const jobs: Registry<Job> = createRegistry<Job>("job", [imputation, multimodel, tree, vifSimulation]);
