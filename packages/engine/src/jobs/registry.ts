import { createRegistry, type Registry } from "../registry.ts";
import { biasJobs } from "./bias-jobs.ts";
import { dependenceJobs } from "./dependence-jobs.ts";
import { moderatorJobs } from "./moderator-jobs.ts";
import type { Job } from "./types.ts";

/** Every analysis that runs on request, in the order of the menu. */
export const jobs: Registry<Job> = createRegistry<Job>("job", [
  ...moderatorJobs,
  ...dependenceJobs,
  ...biasJobs,
]);
