import type { Quantities, Step } from "../derivation.ts";
import type { ParamDef, Params, RegistryRecord } from "../registry.ts";
import type { Issue } from "../result.ts";

/** One number a measure can take per study. */
export interface MeasureInput {
  /** metafor's argument name: `ai`, `n1i`, `m1i`, `sd1i`, `ri`, `ni`, `xi`, `mi`, `yi`, `vi`, `sei` ... */
  readonly key: string;
  /** Key of the quantity it is (`conversions/quantities.ts`), where other measures use the same argument for another one. */
  readonly quantity?: string;
  /** Key of the quantity whose words name it too: events are events, whatever they are divided by. */
  readonly worded?: string;
  readonly label: string;
  /** Usual column names, lower-case, compared after removing everything but letters and digits; most specific first. */
  readonly aliases: readonly string[];
  /** Keys of the inputs whose numbers stand together in one cell of text, "12/30/40/18", in order. */
  readonly parts?: readonly string[];
}

/** Columns of one measure's inputs, aligned by row; a missing number is null. */
export type InputColumns = Readonly<Record<string, readonly (number | null)[]>>;

/** Effects on the analysis scale; a row that cannot be computed has null and an entry in `issues` under its index. */
export interface MeasureOutput {
  readonly yi: readonly (number | null)[];
  readonly vi: readonly (number | null)[];
  /** Total sample size where the inputs tell. */
  readonly ni: readonly (number | null)[];
  /** Row index to what is wrong with it or worth knowing; the caller adds row id and label. */
  readonly issues: ReadonlyMap<number, readonly MeasureIssue[]>;
}

/** An issue of one row, before it knows the row: `input` is the key of the offending input, mapped to its column by the caller. */
export type MeasureIssue = Omit<Issue, "path"> & { readonly input: string | null };

/** What `escalc()` of metafor before 5.0 cannot do of a measure. */
export interface OlderEscalc {
  /** It does not have the measure at all. */
  readonly absent?: boolean;
  /** Keys of inputs it does not take for this measure. */
  readonly inputs?: readonly string[];
  /** Values of the parameter `vtype` it does not know for this measure. */
  readonly vtypes?: readonly string[];
  /** It applies the small-sample correction whatever the parameter `correct` says. */
  readonly alwaysCorrects?: boolean;
  /** It leaves the correction out whatever the parameter `correct` says. */
  readonly neverCorrects?: boolean;
  /** Its sampling variance is another one, whatever the choices. */
  readonly otherVariance?: boolean;
}

/** The data of an `escalc()` call: R code to run first, and the arguments as name and expression. */
export interface RData {
  readonly code: readonly string[];
  readonly args: readonly (readonly [string, string])[];
  /** R code to run when the call has made `es`. */
  readonly after?: readonly string[];
}

/** Choices of a measure that `escalc()` does not have: the call computes another one, and this code puts them in place. */
export interface BeyondEscalc {
  /** Values of the parameter `vtype` that it does not have; the call takes `instead` for them. */
  readonly vtypes: readonly string[];
  readonly instead: string;
  /** Whether any of the document's choices is one of them. */
  needed(params: Params): boolean;
  /**
   * R code that sets `es$yi` and `es$vi`.
   * @param columns the R expression of each input that has a column
   * @param vtype the R expression of the kind of variance, of all rows or of each
   */
  code(columns: Readonly<Record<string, string>>, params: Params, vtype: string): readonly string[];
}

export type Family =
  | "two-group binary"
  | "matched pairs"
  | "two-group ordinal"
  | "two-group rates"
  | "two-group means"
  | "correlation"
  | "regression"
  | "one-group binary"
  | "one-group rates"
  | "one-group means"
  | "dependent means"
  | "reliability"
  | "survival"
  | "ready-made";

/** What a measure's values are lower or higher in, which is all that a figure can say of its two sides unless it is told. */
export type Sides =
  | "frequency"
  | "conditions"
  | "positives"
  | "category"
  | "rate"
  | "hazard"
  | "level"
  | "spread"
  | "change"
  | "change-of-spread"
  | "association"
  | "explained"
  | "heterozygotes"
  | "proportion"
  | "one-rate"
  | "mean"
  | "one-spread"
  | "reliability"
  | "value";

export interface Measure extends RegistryRecord {
  readonly family: Family;
  /** Symbol on the analysis scale: "log RR"; and as displayed after back-transformation: "RR". */
  readonly symbol: { readonly analysis: string; readonly display: string };
  /** All inputs this measure understands. */
  readonly inputs: readonly MeasureInput[];
  /** Sets of input keys, any one of which is enough; the first is what the screen asks for. */
  readonly inputSets: readonly (readonly string[])[];
  readonly params: readonly ParamDef[];
  /** The value of no effect on the analysis scale; null where there is none (a proportion). */
  readonly nullValue: number | null;
  /** Id in `transformations`. */
  readonly display: string;
  compute(inputs: InputColumns, params: Params): MeasureOutput;
  /**
   * How effect and variance of one study follow from its numbers, as formulas; the last two steps are `yi` and `vi`, before
   * any reversal of direction. Absent where no closed formula exists; no steps where the study's numbers give no effect, or
   * where the chosen variance or correction depends on the other studies too.
   * @param given the study's numbers by input key; parameters appear in the expressions as their values. They call
   *   an input by its key, or by its quantity where the key is no name (`ci.lb`) or means something else elsewhere.
   */
  derive?(given: Quantities, params: Params): readonly Step[];
  /** The arguments of `escalc()` that give the same numbers, without data: `measure = "RR", add = 1/2, to = "only0"`. */
  r(params: Params): string;
  /** The measure of `escalc()` with the same numbers, where it goes by another id there. */
  readonly rMeasure?: string;
  /**
   * The data of the call, where they are not the columns themselves under their own keys.
   * @param columns the R expression of each input that has a column
   */
  rData?(columns: Readonly<Record<string, string>>, params: Params): RData;
  /** What no version of `escalc()` has of the measure, and R code in its stead. */
  readonly beyondEscalc?: BeyondEscalc;
  /** Absent = older versions of metafor can do all of it. */
  readonly older?: OlderEscalc;
  /** What its funnels stand on where the counts of the studies are known; absent = standard errors. */
  readonly upright?: "ess";
  /** The R package without which `escalc()` does not compute the measure. */
  readonly rPackage?: string;
  /** It compares the SDs themselves, so that none can be filled in from other studies. */
  readonly comparesSpread?: true;
  /** The scale on which errors of measurement and selection attenuate it; absent = no correction for them is known. */
  readonly attenuates?: "correlation" | "difference" | "any";
  /** Events of one group: what of, and how a share of n people, or a rate over a time n, stands on the analysis scale. */
  readonly oneGroup?: {
    readonly of: "proportion" | "rate";
    toScale(value: number, size: number): number;
    /** The way back needs each study's own size, which the scales for display do not know. */
    readonly sized?: true;
  };
  /** What a lower and a higher value say, where it is not what they say for its family. */
  readonly sides?: Sides;
  /** false = never guessed from the names of columns, because another measure's columns are called the same. */
  readonly guess?: false;
}
