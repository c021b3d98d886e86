import type { BiasInput } from "../bias/types.ts";
import type { BiasOutcome } from "../bias-types.ts";
import type { DependentEffectsInput } from "../dependence/dependence-stage.ts";
import type { WildBootstrap } from "../dependence/wild-bootstrap.ts";
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

/** What each job of moderators comes to, by its id. */
export interface ModeratorOutcomes {
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

export type ModeratorJobId = keyof ModeratorOutcomes;

/** Of a job of moderators, or of a long method of the audit for publication bias, whose ids its registry alone knows. */
export type JobId = string;

/** What each job of several effects per study comes to, by its id. */
export interface DependenceOutcomes {
  readonly "wild-bootstrap": WildBootstrap;
}

/** What a job comes to: a method of the audit comes to the one shape they all have. */
export type JobOutcome<I extends JobId> = I extends ModeratorJobId
  ? ModeratorOutcomes[I]
  : I extends keyof DependenceOutcomes
    ? DependenceOutcomes[I]
    : BiasOutcome;

/** A document as a job sees it: evaluated up to its effects. */
export interface JobContext {
  readonly document: AnalysisDocument;
  /** null where nothing is asked of moderators. */
  readonly moderators: ModerationInput | null;
  readonly bias: BiasInput;
  /** null where nothing is asked of several effects per study. */
  readonly dependence: DependentEffectsInput | null;
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

interface JobRecord extends RegistryRecord {
  /** What its units are, in the plural: "permutations". */
  readonly units: string;
  /** What can be chosen of it, beside what the document says of moderators, bias and the model. */
  readonly params: readonly ParamDef[];
}

/** An analysis too long to be made with every edit: it runs on request, in parts on several workers. */
export interface Job<Part = unknown, Outcome = unknown> extends JobRecord {
  /** The key of the document that holds its choices. */
  readonly of: "moderators" | "bias" | "dependence";
  /** Makes it ready, or says why it cannot be run on this document. */
  plan(context: JobContext): Result<JobPlan<Part, Outcome>>;
}

/** A long analysis of moderators, before it is made a job. */
export interface ModeratorJob<Part = unknown, Outcome = unknown> extends JobRecord {
  readonly id: ModeratorJobId;
  plan(given: { readonly input: ModerationInput }): Result<JobPlan<Part, Outcome>>;
}
