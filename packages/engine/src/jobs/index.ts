/** Analyses that run on request, in parts on several workers. */

export type { WildBootstrap } from "../dependence/wild-bootstrap.ts";
export type { Forest, ForestModerator } from "../moderation/forest/types.ts";
export type { InflationSimulation, SimulatedInflation } from "../moderation/inflation/types.ts";
export type { ImputedRegression } from "../moderation/missing/imputed-regression.ts";
export type { Multimodel } from "../moderation/multimodel/types.ts";
export type {
  Horseshoe,
  HorseshoeCoefficient,
  PosteriorSummary,
} from "../moderation/penalised/horseshoe/types.ts";
export type { ChosenPenalty, Penalised, ShrunkCoefficient } from "../moderation/penalised/types.ts";
export type {
  Arrangements,
  PermutationIntervals,
  PermutationTests,
  PermutedCoefficient,
  PermutedInterval,
  PermutedTerm,
  PermutedTest,
} from "../moderation/permutation/types.ts";
export type { MetaTree } from "../moderation/tree/types.ts";
export { jobContext } from "./context.ts";
export { withJobChoices } from "./job-choices.ts";
export { jobs } from "./registry.ts";
export { outcomeOf, runJobHere } from "./run-job.ts";
export { type Shard, shardsOf } from "./shards.ts";
export type * from "./types.ts";
