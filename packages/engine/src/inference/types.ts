import type { HypothesisTest, Interval, Predictive } from "../analysis-types.ts";
import type { Regressors } from "../estimators/regressors.ts";
import type { Tau2Estimator } from "../estimators/types.ts";
import type { RCondition, RegistryRecord } from "../registry.ts";
import type { Issue } from "../result.ts";

export type { Predictive } from "../analysis-types.ts";

/** The regression that a coefficient belongs to. */
export interface RegressionContext {
  readonly regressors: Regressors;
  /** The coefficient as a linear combination of those of the basis: b = c'g + `centre`. */
  readonly contrast: Float64Array;
  /** Fitted effects, counted as yi are. */
  readonly fitted: Float64Array;
}

/** What a test of the pooled mean, or of a coefficient of a meta-regression, may use. */
export interface MeanInput {
  /** Absent for the mean. */
  readonly regression?: RegressionContext;
  /** Residual degrees of freedom: k - 1, or k - p. */
  readonly df: number;
  /** Effects counted from `centre`, length k >= 2; in a regression the coefficient is counted from it. */
  readonly yi: Float64Array;
  readonly vi: Float64Array;
  readonly centre: number;
  /** Largest |effect| before centring: the size of the rounding already in the data. */
  readonly magnitude: number;
  /** The pooled mean, counted from `centre`. */
  readonly mean: number;
  readonly waldSe: number;
  /** Knapp-Hartung factor Q(tau2) / df. */
  readonly s2: number;
  readonly tau2: number;
  /** Id of the estimator that gave tau2; null where tau2 is given, or 0 by assumption. */
  readonly estimator: string | null;
  readonly inverseVariance: boolean;
  readonly level: number;
  readonly resampling: Resampling;
}

/** How methods that draw at random draw: the same seed gives the same numbers everywhere. */
interface Resampling {
  readonly seed: number;
  /** How many samples are drawn. */
  readonly samples: number;
}

/** What a test makes of the pooled mean. */
export interface MeanInference {
  readonly se: number;
  /** Degrees of freedom of the interval; null = the normal distribution. */
  readonly df: number | null;
  /** null where the standard error is 0. */
  readonly test: HypothesisTest | null;
  /** On the scale of the effects as entered. */
  readonly ends: readonly [lower: number, upper: number] | null;
  /** The factor by which the variance was multiplied, where one was. */
  readonly scale: number | null;
  /** The record whose numbers these are, where a rule chooses between several. */
  readonly used: string;
  /** All effects are equal up to rounding, so that a factor would be 0 and could only give a width of 0. */
  readonly degenerate: boolean;
  /** What a reader has to know about it; absent = nothing. */
  readonly issues?: readonly Issue[];
}

/** A likelihood that a method belongs to: with any other tau2, or other weights than inverse variances, it is not defined. */
export interface LikelihoodNeed {
  readonly likelihoods: readonly NonNullable<Tau2Estimator["likelihood"]>[];
  /** The estimator to choose where the present one is none of these. */
  readonly estimator: string;
  /** Weights do not matter to it. */
  readonly anyWeights?: true;
}

/** How the pooled effect is tested and given its interval. */
export interface CoefficientTest extends RegistryRecord {
  /** The argument of metafor's `rma` that the script fits the model with: `test="knha"`. */
  readonly r: string;
  /** `normal` for z, `t` where t quantiles are used, `free` where the interval has a shape of its own. */
  readonly distribution: "normal" | "t" | "free";
  /** It multiplies the variance by a factor from the spread of the effects, which few studies may make too small. */
  readonly scales: boolean;
  /** It refits the model many times: too slow to be repeated for every estimator. */
  readonly resamples?: true;
  readonly needs?: LikelihoodNeed;
  /** Why it is not defined for these choices; absent or empty = it is. */
  applies?(input: MeanInput): readonly Issue[];
  infer(input: MeanInput): MeanInference;
  /**
   * The joint test that several combinations of the coefficients of a meta-regression are 0, where it does not follow from the
   * scale and the degrees of freedom that `infer` gives; absent = it does.
   */
  joint?(inputs: readonly MeanInput[], name: string): HypothesisTest | null;
  /** R lines after the fit `res`, and the R expressions of what they compute; absent where `res` holds it all. */
  rInference?(given: { readonly level: number; readonly resampling: Resampling }): RInference;
}

/** The R expressions of a test that metafor's fit does not hold. */
export interface RInference {
  readonly code: readonly string[];
  readonly se: string;
  readonly statistic: string;
  readonly df: string;
  readonly log10P: string;
  readonly interval: string;
  /** Where R's numbers are none to compare with; absent = they always are. */
  readonly lack?: RCondition;
  /** The same for the interval alone. */
  readonly intervalLack?: RCondition;
}

/** What an interval for tau2 may use. */
export interface Tau2IntervalInput {
  /** Centred effects, length k >= 2. */
  readonly yi: Float64Array;
  readonly vi: Float64Array;
  /** What a meta-regression takes out of them; absent = their mean. */
  readonly regressors?: Regressors;
  readonly userWeights: Float64Array | null;
  /** Id of the estimator that gave tau2. */
  readonly estimator: string;
  readonly tau2: number;
  readonly se: number | null;
  readonly level: number;
  /** Cochran's Q. */
  readonly q: number;
  readonly typicalVariance: number;
  readonly resampling: Resampling;
}

export interface Tau2Bounds {
  readonly lower: number;
  readonly upper: number | null;
  /** The set of tau2 compatible with the data is empty; the bounds are then 0 and 0. */
  readonly empty: boolean;
}

/** How an interval for tau2 is made; those of tau, I2 and H2 follow from it. */
export interface Tau2IntervalMethod extends RegistryRecord {
  /** The argument of metafor's `confint`: `type="QP"`. */
  readonly r: string;
  /** The R expression of the fit whose interval it is; absent = the model itself, `res`. */
  readonly rFit?: string;
  /** It draws samples at random. */
  readonly resamples?: true;
  readonly needs?: LikelihoodNeed;
  /** Why the interval is not defined for these data and choices; empty = it is. */
  applies(input: Tau2IntervalInput): readonly Issue[];
  /** null for the record `none`. */
  bounds(input: Tau2IntervalInput): Tau2Bounds | null;
  /** Where `confint` does not have the interval for a tau2 of this estimator; absent, or null = it always has. */
  rLack?(estimator: Tau2Estimator): RCondition | null;
}

/** What a prediction interval may use. */
export interface PredictionInput {
  readonly k: number;
  /** Number of coefficients: 1 for the mean. */
  readonly p: number;
  /** Absent for the mean; in a meta-regression of what it is that the estimate is a combination. */
  readonly regression?: Pick<RegressionContext, "regressors" | "contrast">;
  readonly estimate: number;
  /** Standard error as the coefficient test has it, and the degrees of freedom of its t; null = normal. */
  readonly se: number;
  readonly df: number | null;
  readonly waldSe: number;
  /** Knapp-Hartung factor Q(tau2) / (k - 1). */
  readonly s2: number;
  readonly tau2: number;
  /** Id of the estimator that gave tau2, which costs Riley's interval a degree of freedom; null where tau2 is given. */
  readonly estimator: string | null;
  /** Effects counted from `centre`. */
  readonly yi: Float64Array;
  readonly vi: Float64Array;
  readonly centre: number;
  readonly level: number;
}

/** How a prediction interval is made. */
export interface PredictionIntervalMethod extends RegistryRecord {
  /**
   * R expression of the half width, given metafor's fit `res`, `level`, the standard error and degrees of freedom of the test
   * `test_se` and `test_df`, and `wald_se`, `kh_se`, `kr_pi`; null for `none`, and where R has none.
   */
  readonly r: string | null;
  /** The `predtype` under which `predict` of metafor 5 gives it, `default` where it does so unasked; null where it does not. */
  readonly predtype: "default" | "t" | "riley" | "simple" | null;
  /** Whose standard error of the mean it is made with: that of the test, or its own; absent = none. */
  readonly standardError?: "test" | "own";
  readonly needs?: LikelihoodNeed;
  /** Why it is not defined for these data and choices; absent or empty = it is. */
  applies?(input: PredictionInput): readonly Issue[];
  /** The distribution the interval is cut from; null for `none`, or where it is no normal and no t. */
  distribution(input: PredictionInput): Predictive | null;
  interval(input: PredictionInput): Interval | null;
}
