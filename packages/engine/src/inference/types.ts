import type { Interval } from "../analysis-types.ts";
import type { Tau2Estimator } from "../estimators/types.ts";
import type { RCondition, RegistryRecord } from "../registry.ts";
import type { Issue } from "../result.ts";

/** How the pooled effect is tested and given its interval. */
export interface CoefficientTest extends RegistryRecord {
  /** The argument of metafor's `rma`: `test="knha"`. */
  readonly r: string;
  /** `normal` for z, else t with k - 1 degrees of freedom. */
  readonly distribution: "normal" | "t";
  /** What multiplies the variance of the estimate, given the Knapp-Hartung factor s2; null = nothing does. */
  readonly scale: ((s2: number) => number) | null;
  /** The test that R is asked for where all effects are equal, for which this one would have a standard error of 0. */
  readonly guarded?: CoefficientTest;
}

/** What an interval for tau2 may use. */
export interface Tau2IntervalInput {
  /** Centred effects, length k >= 2. */
  readonly yi: Float64Array;
  readonly vi: Float64Array;
  readonly userWeights: Float64Array | null;
  /** Id of the estimator that gave tau2. */
  readonly estimator: string;
  readonly tau2: number;
  readonly se: number | null;
  readonly level: number;
  /** Cochran's Q. */
  readonly q: number;
  readonly typicalVariance: number;
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
  readonly estimate: number;
  /** Standard error as the coefficient test has it. */
  readonly se: number;
  readonly tau2: number;
  /** Whether tau2 was estimated, which costs Riley's interval a degree of freedom. */
  readonly tau2Estimated: boolean;
  readonly test: CoefficientTest;
  readonly level: number;
}

/** How a prediction interval is made. */
export interface PredictionIntervalMethod extends RegistryRecord {
  /** R expression of the half width, given metafor's fit `res` and `level`; null for `none`. */
  readonly r: string | null;
  /** The `predtype` under which `predict` of metafor 5 gives it, `default` where it does so unasked; null for `none`. */
  readonly predtype: "default" | "t" | "riley" | "simple" | null;
  /** Degrees of freedom of t; null where the normal distribution serves. */
  df(input: PredictionInput): number | null;
  interval(input: PredictionInput): Interval | null;
}
