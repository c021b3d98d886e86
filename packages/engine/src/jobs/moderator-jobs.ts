import { fail, issue } from "../result.ts";
import { forest } from "./forest.ts";
import { horseshoe } from "./horseshoe.ts";
import { imputation } from "./imputation.ts";
import { multimodel } from "./multimodel.ts";
import { penalised } from "./penalised.ts";
import { permutation } from "./permutation.ts";
import { permutationIntervals } from "./permutation-intervals.ts";
import { tree } from "./tree.ts";
import type { Job, ModeratorJob } from "./types.ts";
import { vifSimulation } from "./vif-simulation.ts";

/** Every long analysis of moderators, in the order of the menu. */
const MODERATOR_JOBS: readonly ModeratorJob[] = [
  permutation,
  permutationIntervals,
  imputation,
  multimodel,
  tree,
  vifSimulation,
  penalised,
  horseshoe,
  forest,
];

/** They ask for moderators before anything else. */
export const moderatorJobs: readonly Job[] = MODERATOR_JOBS.map((job) => ({
  ...job,
  of: "moderators",
  plan: ({ moderators }) =>
    moderators === null ? fail(withoutModerators()) : job.plan({ input: moderators }),
}));

function withoutModerators(): ReturnType<typeof issue> {
  return issue(
    "job-without-moderators",
    "error",
    "Nothing is computed: the analysis names no moderator.",
    "Choose at least one moderator.",
    { field: "moderators.variables" },
  );
}
