import type {
  Coefficient,
  Convergence,
  FitStatistics,
  HypothesisTest,
  Interval,
  Tau2Result,
} from "../analysis-types.ts";

/** How what differs between studies besides the effect is dealt with; metafor's codes. */
export type GlmmModelId = "UM.FS" | "UM.RS" | "CM.EL" | "CM.AL";

/** Counts of k studies; all columns have length k, counts are >= 0 and person-times > 0. */
export type GlmmData =
  | {
      readonly measure: "OR";
      /** Events and non-events of group 1, then of group 2. */
      readonly ai: readonly number[];
      readonly bi: readonly number[];
      readonly ci: readonly number[];
      readonly di: readonly number[];
    }
  | {
      readonly measure: "IRR";
      readonly x1i: readonly number[];
      readonly t1i: readonly number[];
      readonly x2i: readonly number[];
      readonly t2i: readonly number[];
    }
  | { readonly measure: "PLO"; readonly xi: readonly number[]; readonly ni: readonly number[] }
  | { readonly measure: "IRLN"; readonly xi: readonly number[]; readonly ti: readonly number[] };

export interface GlmmSpec {
  /** Of no consequence for PLO and IRLN. */
  readonly model: GlmmModelId;
  readonly kind: "equal" | "random";
  readonly test: "z" | "t";
  /** Proportion, 0.95. */
  readonly level: number;
  /** How the random effect of UM.FS and UM.RS loads on the groups: +1/2 and -1/2, 1 and 0, or 0 and 1. */
  readonly coding: 0 | 0.5 | 1;
  /** Points of adaptive Gauss-Hermite quadrature per random effect; 1 = Laplace. */
  readonly points: number;
  /** Whether tau2 gets its profile-likelihood interval, which costs some twenty fits. */
  readonly tau2Interval: "PL" | "none";
}

/** Numbers of moderators and the intercept: k rows of p columns; rows of left out studies included. */
export interface GlmmDesign {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

export interface GlmmFit {
  readonly spec: GlmmSpec;
  readonly measure: GlmmData["measure"];
  /** Studies that inform the model; those without (or with only) events in both groups are not among them. */
  readonly k: number;
  /** Indices into the data of the studies left out for that reason. */
  readonly dropped: readonly number[];
  /** Observations: groups for UM.FS and UM.RS, else studies. */
  readonly observations: number;
  readonly coefficients: readonly Coefficient[];
  readonly vcov: readonly (readonly number[])[];
  /** estimate, standard error and profile-likelihood interval of the variance of the true effects. */
  readonly tau2: Tau2Result;
  /** Variance between studies of the log odds or log rate in group 2; null but for UM.RS. */
  readonly sigma2: number | null;
  readonly heterogeneity: {
    /** Likelihood ratio test of the equal-effects model against one effect per study; null for df = 0. */
    readonly lrt: HypothesisTest | null;
    readonly wald: HypothesisTest | null;
    /** Percent; from tau2 and the typical sampling variance of the effects with 1/2 added to tables with an empty cell. */
    readonly i2: number | null;
    readonly h2: number | null;
  };
  /** The deviance is against the model with one effect per study. */
  readonly fitStatistics: FitStatistics;
  /** Of an intercept alone; null for equal effects. */
  readonly prediction: Interval | null;
  readonly convergence: Convergence;
}
