import type { AnalysisDocument } from "../document/types.ts";
import type { Forest } from "../moderation/forest/types.ts";
import type { InflationSimulation } from "../moderation/inflation/types.ts";
import type { ImputedRegression } from "../moderation/missing/imputed-regression.ts";
import type { ModerationInput } from "../moderation/moderation-stage.ts";
import type { Multimodel } from "../moderation/multimodel/types.ts";
import type { Horseshoe } from "../moderation/penalised/horseshoe/types.ts";
import type { Penalised } from "../moderation/penalised/types.ts";
import type { PermutationIntervals, PermutationTests } from "../moderation/permutation/types.ts";
import type { MetaTree } from "../moderation/tree/types.ts";
import type { ParamDef, RegistryRecord } from "../registry.ts";
import type { Result } from "../result.ts";

/** What each job comes to, by its id. */
export interface JobOutcomes {
  readonly permutation: PermutationTests;
  readonly "permutation-intervals": PermutationIntervals;
  readonly imputation: ImputedRegression;
  readonly multimodel: Multimodel;
  readonly tree: MetaTree;
  readonly "vif-simulation": InflationSimulation;
  readonly penalised: Penalised;
  readonly horseshoe: Horseshoe;
  readonly forest: Forest;
}

export type JobId = keyof JobOutcomes;

/** A document as a job sees it: evaluated up to its effects. */
export interface JobContext {
  readonly document: AnalysisDocument;
  readonly input: ModerationInput;
}

/** Hears how many units of a part are done. */
export type TellUnits = (done: number) => void;

/**
 * A job made ready for one document. Each unit has random numbers of its own, so that any division of the units into parts comes to
 * the same outcome, bit by bit; parts are plain data, because they cross to and from workers.
 */
export interface JobPlan<Part = unknown, Outcome = unknown> {
  /** How many units of work there are, at least 1. */
  readonly total: number;
  /** Does the units from `from` up to but not including `to`. */
  run(from: number, to: number, tell?: TellUnits): Part;
  /** @param parts of all units, in their order */
  combine(parts: readonly Part[]): Result<Outcome>;
}

/** An analysis too long to be made with every edit: it runs on request, in parts on several workers. */
export interface Job<Part = unknown, Outcome = unknown> extends RegistryRecord {
  readonly id: JobId;
  /** What its units are, in the plural: "permutations". */
  readonly units: string;
  /** What can be chosen of it, beside what the document says of moderators and the model. */
  readonly params: readonly ParamDef[];
  /** Makes it ready, or says why it cannot be run on this document. */
  plan(context: JobContext): Result<JobPlan<Part, Outcome>>;
}
