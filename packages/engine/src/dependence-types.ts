import type { Coefficient, FitStatistics, HypothesisTest, Interval } from "./analysis-types.ts";
import type { DependenceSpec } from "./document/dependence-spec.ts";
import type { Issue } from "./result.ts";

/** One way to the mean of effects of which studies have several. */
export interface DependenceRow {
  /** Id in the registry of working models. */
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  /** null where the model could not be fitted; `lack` says why. */
  readonly estimate: number | null;
  readonly se: number | null;
  readonly test: HypothesisTest | null;
  readonly interval: Interval | null;
  readonly prediction: Interval | null;
  /** Variance of the true effects, all levels together. */
  readonly tau2: number | null;
  readonly lack: string | null;
}

/** A variance or correlation of the random effects of one factor of the model. */
export interface DependenceLevel {
  /** The columns it is made of: "study", "study/row"; with the categories it belongs to. */
  readonly label: string;
  readonly kind: "variance" | "correlation";
  /** How many levels the factor has. */
  readonly levels: number;
  /** The variance, or the correlation. */
  readonly sigma2: number;
  /** By the profile likelihood; null where the variance was held at 0. */
  readonly interval: Interval | null;
  /** Percent of the variance of an effect; null where V is not positive definite. */
  readonly i2: number | null;
  /** Standard deviation of the level relative to the mean: CVH1; null of correlations and where variances differ by category. */
  readonly cvh: number | null;
  /** The same relative to mean and standard deviation together, 0 to 1: M1. */
  readonly m: number | null;
  /** Likelihood-ratio test against a variance of 0; null where there is none to drop. */
  readonly test: HypothesisTest | null;
  /** The highest log-likelihood by the variance held, for a curve. */
  readonly profile: readonly { readonly value: number; readonly logLik: number }[];
}

/** The mean under one assumed correlation. */
export interface DependencePoint {
  readonly rho: number;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** null where variances differ by category. */
  readonly tau2: number | null;
}

/** What moderators explain under the multilevel model, tested robustly. */
export interface DependenceModerators {
  readonly names: readonly string[];
  readonly coefficients: readonly Coefficient[];
  /** All moderators at once (HTZ); null where too few studies are left to test by. */
  readonly test: HypothesisTest | null;
  /** Each term at once (HTZ). */
  readonly terms: readonly { readonly label: string; readonly test: HypothesisTest | null }[];
  /** The contrasts that the document names. */
  readonly contrasts: readonly Coefficient[];
  /** Share of the variance of true effects, in percent: of the moderators, and of them with all levels but the effects' own. */
  readonly r2: { readonly marginal: number; readonly conditional: number | null } | null;
  readonly levels: readonly {
    readonly label: string;
    readonly kind: "variance" | "correlation";
    readonly sigma2: number;
  }[];
  readonly k: number;
}

/** Several effects per study: the models side by side, and what the multilevel model says of them. */
export interface DependenceReport {
  readonly spec: DependenceSpec;
  readonly effects: number;
  readonly studies: number;
  /** Studies with more than one effect. */
  readonly several: number;
  readonly rows: readonly DependenceRow[];
  readonly levels: readonly DependenceLevel[];
  /** All levels together; null where V is not positive definite. */
  readonly i2: number | null;
  readonly typicalVariance: number | null;
  /** Of all levels together; null where the mean is 0 or variances differ by category. */
  readonly cvh: number | null;
  readonly m: number | null;
  readonly q: HypothesisTest | null;
  readonly statistics: FitStatistics | null;
  readonly curve: readonly DependencePoint[];
  readonly moderators: DependenceModerators | null;
  readonly sentences: readonly string[];
  readonly issues: readonly Issue[];
}
