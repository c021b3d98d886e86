import type { Interval } from "../../analysis-types.ts";
import type { DesignTerm } from "../../design/types.ts";
import type { Issue, Result } from "../../result.ts";

/** By what models are ranked: Akaike's criterion, the same corrected for few studies, or the Bayesian one. */
export type Criterion = "AICc" | "AIC" | "BIC";

/**
 * How the uncertainty of which model is right enters a variance: `revised` is equation 6.12 of Burnham and Anderson (2002)
 * (glmulti's "Johnson", MuMIn's `revised.var = TRUE`), `buckland` their equation 4.9 (glmulti's "Buckland").
 */
type UnconditionalVariance = "revised" | "buckland";

/** What is averaged, and how. */
export interface MultimodelSpec {
  readonly criterion: Criterion;
  readonly variance: UnconditionalVariance;
  /** Confidence level of the intervals, such as 0.95. */
  readonly level: number;
}

/** The candidates: the terms that may be left out, and the columns of the design that every model has. */
export interface Candidates {
  readonly terms: readonly DesignTerm[];
  /** Places of the intercept and of terms that are kept in all models; may be empty. */
  readonly always: readonly number[];
  /** Moderators of terms kept in all models, so that interactions with them may enter. */
  readonly alwaysModerators: readonly (readonly string[])[];
}

/** One model to fit: which terms it has, and its columns of the whole design, ascending. */
export interface Subset {
  /** Places in {@link Candidates.terms}, ascending. */
  readonly terms: readonly number[];
  readonly columns: readonly number[];
}

/** A model as fitted by maximum likelihood; coefficients in the order of its columns. */
export interface SubsetFit {
  readonly logLik: number;
  readonly coefficients: readonly number[];
  /** p x p, as rows. */
  readonly vcov: readonly (readonly number[])[];
  readonly tau2: number;
  /** How many parameters the likelihood has: the coefficients, and tau2 where it is estimated. */
  readonly parameters: number;
}

/** Fits the model that has these columns of the design, by maximum likelihood. */
export type FitSubset = (columns: readonly number[]) => Result<SubsetFit>;

/** One model of the set, ranked. */
export interface RankedModel extends Subset, SubsetFit {
  /** "1 + format + dose". */
  readonly label: string;
  readonly criterion: number;
  /** How much worse than the best. */
  readonly delta: number;
  /** Its share of the evidence; the weights of all models add up to 1. */
  readonly weight: number;
  /** How many times the evidence for the best model is that for this one; null where it is beyond what a number holds. */
  readonly evidenceRatio: number | null;
}

/** An estimate over several models. */
export interface Averaged {
  readonly estimate: number;
  readonly se: number;
  readonly ci: Interval;
  /** z test of the estimate against 0; null where its standard error is 0. */
  readonly z: number | null;
  readonly p: number | null;
}

/** One column of the design over all models. */
export interface AveragedCoefficient {
  readonly column: number;
  readonly name: string;
  /** Sum of the weights of the models that have it. */
  readonly importance: number;
  /** Over all models, counted as 0 with variance 0 where a model lacks it. */
  readonly full: Averaged;
  /** Over the models that have it. */
  readonly conditional: Averaged;
}

/** How much of the evidence is with models that have a term. */
export interface TermImportance {
  readonly label: string;
  readonly importance: number;
  /** How many models have it, and how many there are: sums compare terms only where these are alike. */
  readonly models: number;
}

/** All models of a set, ranked, and what they say together. */
export interface Multimodel {
  readonly spec: MultimodelSpec;
  /** Number of studies. */
  readonly k: number;
  /** Best first. */
  readonly models: readonly RankedModel[];
  readonly coefficients: readonly AveragedCoefficient[];
  /** Largest first. */
  readonly importance: readonly TermImportance[];
  readonly issues: readonly Issue[];
}
