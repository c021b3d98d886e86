import type { Coefficient, FitStatistics, HypothesisTest, Interval } from "../../analysis-types.ts";

/** How the scale part gives tau2: `log`, tau2 = exp(Z alpha), or `identity`, tau2 = Z alpha with no study below 0. */
export type ScaleLinkId = "log" | "identity";

/** The data of a location-scale model and the choices made. */
export interface LocationScaleInput {
  /** k effects. */
  readonly yi: Float64Array;
  /** k sampling variances, all > 0. */
  readonly vi: Float64Array;
  /** p columns of the location part, k long each, of full rank. */
  readonly X: readonly Float64Array[];
  /** p names as R's `model.matrix` writes them. */
  readonly xNames: readonly string[];
  /** q columns of the scale part, k long each, of full rank. */
  readonly Z: readonly Float64Array[];
  /** q names. */
  readonly zNames: readonly string[];
  readonly link: ScaleLinkId;
  readonly method: "ML" | "REML";
  /** `t`: k - p degrees of freedom for the location part, k - q for the scale part. */
  readonly test: "z" | "t";
  /** Confidence level, a proportion. */
  readonly level: number;
}

/** A coefficient of the scale part: on log tau2 with the log link, on tau2 with the identity link. */
export interface ScaleCoefficient {
  readonly name: string;
  /** null where the likelihood keeps rising, or is flat, along this coefficient. */
  readonly estimate: number | null;
  /** Where a coefficient without an estimate runs to; `undetermined`: the data do not say. */
  readonly limit: "finite" | "minus-infinity" | "plus-infinity" | "undetermined";
  /** null where the likelihood has no maximum inside the parameter space. */
  readonly se: number | null;
  readonly test: HypothesisTest | null;
  readonly interval: Interval | null;
}

/** Directions of alpha without a finite estimate. */
export interface Unbounded {
  /** alpha at the end of the search: what does not lie along the directions is estimated. */
  readonly at: readonly number[];
  /** The way the likelihood rises; all 0 where it is flat. */
  readonly along: readonly number[];
  /** Independent directions without an estimate. */
  readonly directions: readonly (readonly number[])[];
  /** How far each coefficient moves when the linear predictors move by 1. */
  readonly units: readonly number[];
}

/** A fitted location-scale model; plain data. */
export interface LocationScaleFit {
  readonly k: number;
  readonly p: number;
  readonly q: number;
  readonly link: ScaleLinkId;
  readonly method: "ML" | "REML";
  readonly test: "z" | "t";
  readonly level: number;
  readonly location: readonly Coefficient[];
  readonly scale: readonly ScaleCoefficient[];
  /** p x p, at the estimated alpha. */
  readonly vcovLocation: readonly (readonly number[])[];
  /** q x q, inverse of the observed information; null where no standard error exists. */
  readonly vcovScale: readonly (readonly number[])[] | null;
  /** Wald test of the moderators of the location part; of the constant where there is nothing else. */
  readonly QM: HypothesisTest | null;
  /** Wald test of the moderators of the scale part; of the constant where there is nothing else. */
  readonly QS: HypothesisTest | null;
  /** Cochran's Q around the location part, k - p degrees of freedom; null for k = p. */
  readonly QE: HypothesisTest | null;
  /** Likelihood-ratio test against one tau2 for all; null where that is no special case of the model, or is the model. */
  readonly likelihoodRatio: HypothesisTest | null;
  /** k, the model's tau2 of each study. */
  readonly tau2: readonly number[];
  /** k, percent of variance that is heterogeneity: tau2 / (tau2 + typical variance). */
  readonly i2: readonly number[];
  /** k, the location part's expectation of each study. */
  readonly fitted: readonly number[];
  /** With k (ML) or k - p (REML) observations and p + q parameters. The deviance is -2 log L. */
  readonly fitStatistics: FitStatistics;
  readonly unbounded: Unbounded | null;
  readonly convergence: {
    readonly converged: boolean;
    readonly iterations: number;
    /** The last Newton step in units of standard errors. */
    readonly residual: number;
    /** Log-likelihood of the next best local maximum, null where there is none. */
    readonly otherMaximum: number | null;
  };
}

/** What a fitted model expects of studies like the one described. */
export interface LocationScalePrediction {
  readonly estimate: number;
  readonly se: number;
  readonly interval: Interval | null;
  /** null where tau2 is not estimated. */
  readonly prediction: Interval | null;
  /** null where tau2 is not estimated, or grows without bound. */
  readonly tau2: { readonly estimate: number; readonly interval: Interval | null } | null;
}
