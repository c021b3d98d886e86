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

/** One random factor of the model. */
export interface DependenceLevel {
  /** The columns it is made of: "study", "study/row". */
  readonly label: string;
  /** How many levels the factor has. */
  readonly levels: number;
  readonly sigma2: number;
  /** By the profile likelihood; null where the variance was held at 0. */
  readonly interval: Interval | null;
  /** Percent of the variance of an effect; null where V is not positive definite. */
  readonly i2: number | null;
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
  readonly tau2: number;
}

/** What moderators explain under the multilevel model, tested robustly. */
export interface DependenceModerators {
  readonly names: readonly string[];
  readonly coefficients: readonly Coefficient[];
  /** All moderators at once (HTZ); null where too few studies are left to test by. */
  readonly test: HypothesisTest | null;
  readonly levels: readonly { readonly label: string; readonly sigma2: number }[];
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
  readonly q: HypothesisTest | null;
  readonly statistics: FitStatistics | null;
  readonly curve: readonly DependencePoint[];
  readonly moderators: DependenceModerators | null;
  readonly sentences: readonly string[];
  readonly issues: readonly Issue[];
}
