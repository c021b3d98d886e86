import type { EffectSet } from "../analysis-types.ts";
import type { BiasFamily, BiasOutcome, ScaledEffects } from "../bias-types.ts";
import type { ModelSpec } from "../document/types.ts";
import type { ParamDef, Params, RCondition, RegistryRecord } from "../registry.ts";
import type { Result } from "../result.ts";

/** Sizes of a study's two groups. */
export interface GroupSizes {
  readonly n1: number;
  readonly n2: number;
}

/** A two-by-two table as it was counted: a of n1 in group 1 (that the effect is for), c of n2 in group 2. */
export interface CountedTable {
  readonly ai: number;
  readonly n1i: number;
  readonly ci: number;
  readonly n2i: number;
}

/** The design columns of the document's moderators, without the constant. */
export interface BiasModerators {
  /** As people read them: "delivery: individual". */
  readonly names: readonly string[];
  /** By name, then by study, aligned with `positions`. */
  readonly columns: readonly (readonly number[])[];
  /** Places (in the effects) of the studies that have all moderators. */
  readonly positions: readonly number[];
}

/** People whose outcome is unknown, in group 1 (that the effect is for) and in group 2; not among the sizes of the table. */
export interface MissingOutcomes {
  readonly m1: number;
  readonly m2: number;
}

/** Yes or no for each study, aligned with the effects; null = its cell says neither. */
export type StudyMarks = readonly (boolean | null)[];

/** What a method of the audit is given. Plain data: long methods cross to workers with it. */
export interface BiasInput {
  /** Effects yi and sampling variances vi on the analysis scale, length k. */
  readonly effects: ScaledEffects & Pick<EffectSet, "rowIds" | "labels" | "yi" | "vi">;
  /** Aligned with the effects; null = unknown. */
  readonly sizes: readonly (GroupSizes | null)[];
  /** Total sizes, aligned. */
  readonly totals: readonly (number | null)[];
  /** Aligned; null where the measure is not made of two-by-two tables. */
  readonly tables: readonly (CountedTable | null)[];
  /** Events in the whole study, aligned. */
  readonly events: readonly (number | null)[];
  /** Aligned; null = unknown. */
  readonly missing: readonly (MissingOutcomes | null)[];
  /** Which studies could have been selected by their results; null = no column is named, so all of them. */
  readonly selected: StudyMarks | null;
  /** Which studies replicate others; null = no column is named. */
  readonly replication: StudyMarks | null;
  /** null where the document has no terms of moderators. */
  readonly moderators: BiasModerators | null;
  /** Estimator of tau2, coefficient test, level, seed, samples; pooling by inverse variance. */
  readonly model: ModelSpec;
  /** The direction in which results are thought to be favoured. */
  readonly favours: 1 | -1;
  /** Two-sided p-value below which a result counts as significant. */
  readonly alpha: number;
  /** The value of no effect on the analysis scale; null where there is none (a proportion). */
  readonly nullValue: number | null;
}

/** A number compared with R's in the exported script. */
export interface BiasComparison {
  readonly name: string;
  readonly value: number | readonly number[];
  /** The R expression of the same number. */
  readonly r: string;
  /** R expression of what a difference is measured by where the number itself may be 0; absent = the number. */
  readonly scale?: string;
  /** Relative, where R's own number is coarser than 1e-7. */
  readonly tolerance?: number;
  readonly onlyIf?: RCondition;
}

/** Lines of R for a method. */
export interface BiasR {
  /**
   * Code over the vectors `bias_yi`, `bias_vi`, `bias_sei`, `bias_n1`, `bias_n2`, `bias_ni`, `bias_events`, and `bias_ai`, `bias_ci`
   * (of `bias_n1`, `bias_n2`), the matrix `bias_mods` where there are moderators (a row for each study, NA where one lacks them),
   * `bias_fit`, the pooled `rma()` of the document's estimator and test, `bias_control`, with which `rma()` iterates to the end, and the
   * function `bias_loglik()` of selected studies where a line calls it.
   * Vectors of which nothing is known are absent. Names it makes begin with the method's id in snake case.
   */
  readonly code: readonly string[];
  readonly compare: readonly BiasComparison[];
  /** Numbers that R's packages at hand cannot give, and why; listed, not passed. */
  readonly lacks: readonly { readonly name: string; readonly reason: string }[];
}

/** A method of the audit: one file, one line in its family's list. */
interface BiasMethodBase extends RegistryRecord {
  readonly family: BiasFamily;
  /** What its answer rests on: one sentence that stands beside it everywhere. */
  readonly assumption: string;
  /** What it must not be taken for; null where nothing need be said. */
  readonly caution: string | null;
  readonly params: readonly ParamDef[];
  /** Whether it is part of an audit that asks for nothing in particular. */
  readonly usual: boolean;
  /** Its own test is one of asymmetry, for which the rule of ten studies holds; its estimate stands all the same. */
  readonly testsAsymmetry?: true;
  /**
   * Why these studies cannot answer it, in a sentence; null = they can. The rule of ten studies is not asked here: it is the same
   * for all tests of asymmetry.
   */
  lack(input: BiasInput, params: Params): string | null;
  /** The same in R; absent = no package at hand has it. */
  r?(input: BiasInput, outcome: BiasOutcome): BiasR;
}

/** Computed with the audit: milliseconds. */
export interface QuickBiasMethod extends BiasMethodBase {
  /** Asked only where nothing is lacking. @returns issues where no trustworthy answer exists (no maximum, a ridge) */
  run(input: BiasInput, params: Params): Result<BiasOutcome>;
}

/** Too long to be computed with every edit: runs on request, in parts that come to the same outcome however they are divided. */
export interface LongBiasMethod<Part = unknown> extends BiasMethodBase {
  /** What its units are, in the plural: "bootstrap samples". */
  readonly units: string;
  plan(input: BiasInput, params: Params): Result<BiasPlan<Part>>;
}

export interface BiasPlan<Part = unknown> {
  /** How many units of work there are, at least 1. */
  readonly total: number;
  /** Does the units from `from` up to but not including `to`; plain data, because parts cross between workers. */
  run(from: number, to: number, tell?: (done: number) => void): Part;
  combine(parts: readonly Part[]): Result<BiasOutcome>;
}

export type BiasMethod = QuickBiasMethod | LongBiasMethod;

export function isLong(method: BiasMethod): method is LongBiasMethod {
  return "plan" in method;
}
