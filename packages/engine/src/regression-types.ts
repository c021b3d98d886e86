import type {
  Coefficient,
  Convergence,
  FitStatistics,
  Heterogeneity,
  HypothesisTest,
  Interval,
  Tau2Result,
} from "./analysis-types.ts";
import type { AliasedColumn, DesignTerm } from "./design/types.ts";
import type { ModelSpec } from "./document/types.ts";

/** The tests of one term of a meta-regression: that all its coefficients are 0. */
export interface TermTest {
  readonly label: string;
  /** Places of its coefficients. */
  readonly columns: readonly number[];
  /** By the test of the model: chi-square, F, or what belongs to it; null where it is not defined. */
  readonly wald: HypothesisTest | null;
  /** Against the model without the term, both fitted by maximum likelihood; null where one of them cannot be fitted. */
  readonly likelihoodRatio: HypothesisTest | null;
  /** Generalised variance inflation factor (Fox & Monette 1992), and its power 1 / (2 m); null for a single term. */
  readonly gvif: number | null;
  readonly gvifScaled: number | null;
}

/** The share of the heterogeneity that the moderators account for, in percent. */
export interface Explained {
  /** Cut off at 0. */
  readonly estimate: number;
  /** As it comes out: negative where tau2 is larger with the moderators than without. */
  readonly raw: number;
  /** tau2 of the same studies without moderators; null without a random effect, where Q per degree of freedom is compared. */
  readonly tau2Without: number | null;
}

/** A fitted meta-regression on the analysis scale. */
export interface RegressionFit {
  readonly spec: ModelSpec;
  readonly k: number;
  readonly p: number;
  /** Rows of the studies used. */
  readonly rowIds: readonly string[];
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly intercept: boolean;
  readonly aliased: readonly AliasedColumn[];
  readonly coefficients: readonly Coefficient[];
  readonly vcov: readonly (readonly number[])[];
  readonly tau2: Tau2Result;
  /** What is left between studies; its Q is the test of residual heterogeneity. */
  readonly heterogeneity: Heterogeneity;
  /** null where it has no meaning: no tau2 to compare, or none without moderators. */
  readonly explained: Explained | null;
  /** That all coefficients but the intercept are 0; null for the intercept alone. */
  readonly omnibus: HypothesisTest | null;
  readonly terms: readonly (DesignTerm & TermTest)[];
  readonly fitStatistics: { readonly ml: FitStatistics; readonly reml: FitStatistics | null };
  /** Percent, summing to 100. */
  readonly weights: readonly number[];
  readonly fitted: readonly number[];
  /** Diagonal of the hat matrix. */
  readonly leverages: readonly number[];
  readonly convergence: Convergence;
  readonly testUsed: string;
  readonly knappHartung: { readonly scale: number; readonly guarded: boolean } | null;
}

/** What a meta-regression expects of a combination of its coefficients. */
export interface RegressionPrediction {
  readonly estimate: number;
  readonly se: number;
  readonly test: HypothesisTest | null;
  readonly interval: Interval | null;
  /** Of the true effect of a new study of this kind; null without tau2. */
  readonly prediction: Interval | null;
  /** The distribution it is cut from, where it is a normal or a t: scale and degrees of freedom. */
  readonly predictive: { readonly scale: number; readonly df: number | null } | null;
}
