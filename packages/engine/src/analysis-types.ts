import type { DependenceReport } from "./dependence-types.ts";
import type { AggregateSpec, ArtefactSpec, EffectCovariance, ModelSpec } from "./document/types.ts";
import type { DoseResponseReport } from "./dose-types.ts";
import type { ModerationReport } from "./moderation-types.ts";
import type { NetworkReport } from "./network-types.ts";
import type { Issue } from "./result.ts";
import type { EvaluatedFormulas } from "./table/formula-tree.ts";

/** An interval. `kind` says of what it is an interval, `method` how it was made (registry id or formula in words). */
export interface Interval {
  readonly lower: number;
  /** null = unbounded above (a tau2 profile that never crosses). */
  readonly upper: number | null;
  /** Proportion, 0.95. */
  readonly level: number;
  readonly kind: "confidence" | "prediction";
  readonly method: string;
  /** No value is compatible with the data (a Q-profile that rejects every tau2); the ends are then both at the boundary. */
  readonly empty?: true;
}

export type DistributionName = "normal" | "t" | "chisq" | "F" | "resampled";

/** One shape for every test, so that one printer serves them all. */
export interface HypothesisTest {
  readonly name: string;
  readonly statistic: { readonly symbol: string; readonly value: number };
  /** [] for a normal statistic, [df] for t and chi-square, [df1, df2] for F. */
  readonly df: readonly number[];
  readonly pValue: number;
  /** log10 of the p-value: right where the p-value itself underflows. */
  readonly log10PValue: number;
  readonly distribution: DistributionName;
}

/** A test beside that of the pooled effect, by a stable id such as `breslow-day`. */
export interface NamedTest {
  readonly id: string;
  readonly test: HypothesisTest;
}

export interface Coefficient {
  readonly name: string;
  readonly estimate: number;
  readonly se: number;
  /** null when the test is not defined (a standard error of 0). */
  readonly test: HypothesisTest | null;
  readonly interval: Interval | null;
}

/** A row whose effect came about through conversions. */
export interface ConvertedEffect {
  readonly rowId: string;
  /** Ids of the conversions gone through, in order; empty where the measure's own formula sufficed and only assumed something. */
  readonly route: readonly string[];
  /** What was assumed on the way, in clauses with their numbers. */
  readonly assumptions: readonly string[];
}

export interface ExcludedRow {
  readonly rowId: string;
  readonly label: string;
  readonly issue: Issue;
  /** The row's effect where its numbers give one (a study left out by the user), so that plots can show it greyed. */
  readonly effect?: { readonly yi: number; readonly vi: number } | null;
}

/** A number that stands in for those that rows do not report, made from the rows that do. */
export interface ImputedNumber {
  /** Key of the quantity as which conversions take it. */
  readonly key: string;
  readonly value: number;
  /** How many studies it was made from. */
  readonly studies: number;
  /** The assumption as a clause: "an SD of 5.2 in group 1, the pooled SD of 9 other studies on the same scale". */
  readonly clause: string;
  /** Rows that report a mean and no SD beside it. */
  readonly missing: number;
  /** The range in which a row's mean has to lie for the number to be on its scale; null = any. */
  readonly means: readonly [lower: number, upper: number] | null;
}

/** A study whose effects were combined into one. */
export interface CombinedStudy {
  /** Row under which the study goes on: the first of its rows. */
  readonly rowId: string;
  readonly label: string;
  /** All its rows, in the order of the table. */
  readonly rowIds: readonly string[];
  /** What each of its effects counts in the combined one; they add up to 1. */
  readonly weights: readonly number[];
}

/** How several effects of a study became one. */
export interface CombinedEffects {
  readonly spec: AggregateSpec;
  /** The studies of more than one effect, in the order of the table. */
  readonly studies: readonly CombinedStudy[];
  /** The effects row by row, as they were before. */
  readonly rows: EffectSet;
}

/** What stood in for an artefact that studies do not report. */
export interface AssumedArtefact {
  /** Key of the artefact. */
  readonly key: string;
  readonly value: number;
  /** How many studies it is the mean of; null = given by the user. */
  readonly studies: number | null;
  /** How many studies it was taken for. */
  readonly missing: number;
}

/** How effects were corrected for artefacts of measurement and selection. */
export interface CorrectedEffects {
  readonly spec: ArtefactSpec;
  /** The artefacts in play by key, one value per row. */
  readonly artefacts: Readonly<Record<string, readonly number[]>>;
  readonly assumed: readonly AssumedArtefact[];
  /** The effects of the same rows as they were before. */
  readonly rows: EffectSet;
}

/** Effects on the analysis scale (log for ratios), one entry per row used; nothing is dropped without an entry in `excluded`. */
export interface EffectSet {
  readonly measure: string;
  /** Rows entered, used or not; the combined rows of a study count once. */
  readonly entered: number;
  readonly rowIds: readonly string[];
  readonly labels: readonly string[];
  /** Effects, length k. */
  readonly yi: readonly number[];
  /** Sampling variances, length k, all > 0. */
  readonly vi: readonly number[];
  /** Total sample sizes where known, length k. */
  readonly ni: readonly (number | null)[];
  /** User weights, length k, or null. */
  readonly userWeights: readonly number[] | null;
  readonly excluded: readonly ExcludedRow[];
  /** The rows used whose effect did not come from the measure's own formula alone. */
  readonly converted: readonly ConvertedEffect[];
  /** What was at hand for rows that do not report it; absent where nothing is filled in. */
  readonly imputed?: readonly ImputedNumber[];
  /** Covariances of rows that share a control group; absent where none do. */
  readonly covariances?: readonly EffectCovariance[];
  /** Absent where effects stand as they are reported. */
  readonly corrected?: CorrectedEffects;
  /** Absent where every row is a study of its own. */
  readonly combined?: CombinedEffects;
}

/** How an iterative estimate came about. */
export interface Convergence {
  readonly converged: boolean;
  readonly iterations: number;
  /** Relative change (or scaled gradient) at the end; 0 for closed forms. */
  readonly residual: number;
  /** Another local maximum of the likelihood, if one was found. */
  readonly otherMaximum: { readonly tau2: number; readonly logLik: number } | null;
}

export interface Tau2Result {
  /** null where one study leaves nothing to estimate it from and the user gives none. */
  readonly estimate: number | null;
  /** null where it has no meaning (given tau2, k = 1, boundary conventions of the method). */
  readonly se: number | null;
  /** 0 because the estimate was cut off at the boundary. */
  readonly atBoundary: boolean;
  /** Given by the user, not estimated. */
  readonly given: boolean;
  readonly interval: Interval | null;
}

/** A heterogeneity index in its own units (I2 in percent, H2 a ratio, tau on the analysis scale) with the interval that follows from that of tau2. */
export interface Index {
  /** null where it does not exist: one study. */
  readonly estimate: number | null;
  readonly interval: Interval | null;
}

export interface Heterogeneity {
  /** Cochran's Q with its chi-square test; null for k = 1. */
  readonly q: HypothesisTest | null;
  readonly tau: Index;
  /** From tau2 and the typical sampling variance of Higgins & Thompson (2002, eq. 9). */
  readonly i2: Index;
  readonly h2: Index;
  /** From Q: 100 (Q - df) / Q, cut off at 0, with the test-based interval of Higgins & Thompson (2002). */
  readonly i2Q: Index;
  readonly h2Q: Index;
  /** null for k = 1. */
  readonly typicalVariance: number | null;
}

export interface FitStatistics {
  readonly logLik: number;
  readonly deviance: number;
  readonly aic: number;
  readonly bic: number;
  /** null where its denominator is not positive. */
  readonly aicc: number | null;
}

/** The predictive distribution: that of estimate + scale T, with T normal or Student's t. */
export interface Predictive {
  readonly scale: number;
  /** null = normal. */
  readonly df: number | null;
}

/** A share of the true effects, with its interval where one is defined. */
export interface EffectShare {
  readonly estimate: number;
  readonly interval: Interval | null;
}

/** How much of the distribution of true effects lies beyond a value. */
export interface BeyondThreshold {
  /** On the analysis scale. */
  readonly threshold: number;
  /** Probability that the true effect of a new study lies above and below; null where the predictive distribution has no closed form. */
  readonly predictive: { readonly above: number; readonly below: number } | null;
  /** Estimated shares of the present true effects above and below; null where tau2 is 0, which would make them 0 % or 100 %. */
  readonly share: { readonly above: EffectShare; readonly below: EffectShare } | null;
}

/** Two one-sided tests of the pooled effect against a margin. */
export interface EquivalenceTest {
  /** On the analysis scale. */
  readonly lower: number;
  readonly upper: number;
  /** That the effect lies above the lower and below the upper end. */
  readonly tests: readonly [aboveLower: HypothesisTest, belowUpper: HypothesisTest];
  /** The larger of the two. */
  readonly pValue: number;
  /** Both reject at 1 - level. */
  readonly equivalent: boolean;
  /** Of level 1 - 2 (1 - level): it lies inside the margin where both tests reject. */
  readonly interval: Interval;
}

/** A fitted univariate model on the analysis scale. */
export interface Fit {
  readonly spec: ModelSpec;
  readonly k: number;
  /** Studies whose counts tell of the pooled effect, where they are fewer than the k pooled: those without events add nothing to a ratio; absent = k. */
  readonly informing?: number;
  /** Number of coefficients. */
  readonly p: number;
  readonly coefficients: readonly Coefficient[];
  readonly vcov: readonly (readonly number[])[];
  readonly tau2: Tau2Result;
  readonly heterogeneity: Heterogeneity;
  /** Percent by effect, summing to 100 unless studies without an effect are pooled too; [] where the model has no weights. */
  readonly weights: readonly number[];
  readonly fitted: readonly number[];
  readonly fitStatistics: { readonly ml: FitStatistics | null; readonly reml: FitStatistics | null };
  readonly prediction: Interval | null;
  readonly convergence: Convergence;
  /** Id of the test whose numbers these are: the document's, or the one its rule chose between (Knapp-Hartung's guard, one study). */
  readonly testUsed: string;
  /** The Knapp-Hartung scale factor s2 and whether the guard raised it to 1; null for other tests. */
  readonly knappHartung: { readonly scale: number; readonly guarded: boolean } | null;
  /**
   * The Wald interval (z) to be read beside a Knapp-Hartung one: with few studies, with equal effects, or where that one is
   * the narrower of the two; else null.
   */
  readonly wald: Interval | null;
  /** Tests beside that of the pooled effect: of association, of homogeneity. */
  readonly tests: readonly NamedTest[];
  /** The distribution the prediction interval is cut from, around the estimate; absent where it is no normal and no t. */
  readonly predictive?: Predictive;
  /** Absent where true effects have no distribution: without tau2, or with one study. */
  readonly beyond?: BeyondThreshold;
  /** Absent where no margin is given, or where the test of the mean has no standard error to share. */
  readonly equivalence?: EquivalenceTest;
}

/** One way to the mean of few studies. */
export interface FewStudiesAnswer {
  /** Id of the coefficient test, or of the prior of tau. */
  readonly id: string;
  readonly label: string;
  /** Of a Bayesian answer the posterior median, as are its tau and the middle of its prediction. */
  readonly estimate: number;
  /** null where there is none worth the name: it has no width. */
  readonly interval: Interval | null;
  /** null of a Bayesian answer, and where the test is not defined. */
  readonly test: HypothesisTest | null;
  readonly tau: number | null;
  readonly tauInterval: Interval | null;
  readonly prediction: Interval | null;
  /** `prior`: as good as the prior it rests on, which no data of these studies can judge. */
  readonly verdict: "usable" | "caution" | "unreliable" | "prior";
  /** Why, in words. */
  readonly remark: string;
}

/** What the Bayesian answer rests on, or why there is none. */
export interface FewStudiesBayes {
  /** The prior in words: "half-normal, scale 0.5". */
  readonly prior: string;
  /** Value of the mean asked about: no effect, or the threshold given; null = none. */
  readonly against: number | null;
  /** Posterior probabilities that the mean, and the true effect of a new study, lie above it. */
  readonly meanAbove: number | null;
  readonly newAbove: number | null;
  /** null where a prior is improper. */
  readonly logMarginalLikelihood: number | null;
  readonly bayesFactorTau0: number | null;
}

/** The answers of several methods for two to five studies, side by side. */
export interface FewStudies {
  readonly k: number;
  /** Id of the estimator of tau2 that the answers without a prior share. */
  readonly estimator: string;
  readonly answers: readonly FewStudiesAnswer[];
  /** null where there is no Bayesian answer. */
  readonly bayes: FewStudiesBayes | null;
  /** Why there is none, and what else to know about it. */
  readonly issues: readonly Issue[];
  /** The scale of the prior assumed for these studies where none is given; null where their measure has a usual one. */
  readonly proposedScale: number | null;
  /** The scale of the prior in use, given, usual or assumed; null for a prior without. */
  readonly scale: number | null;
  /** What the answers say together. */
  readonly sentences: readonly string[];
}

/** The interval of one study on the analysis scale; an end at the edge of what is possible may lie at infinity: null. */
export interface StudyInterval {
  readonly lower: number | null;
  readonly upper: number | null;
  /** The same as a proportion or a rate, and the events and the people, or the time, that it is made of. */
  readonly natural?: {
    readonly lower: number;
    readonly upper: number;
    readonly events: number;
    readonly size: number;
  };
}

/** Intervals of single studies that are made of their counts. */
export interface StudyIntervals {
  /** Id in the registry of intervals of single studies. */
  readonly method: string;
  readonly level: number;
  /** By row id; a study without counts of its own (combined, converted, corrected) keeps the one from its variance. */
  readonly byRow: Readonly<Record<string, StudyInterval>>;
}

/** Events of one group, and its people or its time at risk. */
export interface GroupEvents {
  readonly events: number;
  readonly size: number;
}

/** The two groups of a study as they were counted. */
export interface StudyGroups {
  readonly rowId: string;
  readonly label: string;
  /** Group 1, that the effect is for. */
  readonly treated: GroupEvents;
  readonly control: GroupEvents;
}

/** What an effect means among people with a given risk without the treatment. */
export interface NumberNeeded {
  /** Risk with the treatment (group 1). */
  readonly risk: number;
  /** Baseline risk less that risk: positive where the treatment prevents events. */
  readonly reduction: number;
  /** People to be treated for one event less (or more): 1 / |reduction|; null = infinitely many. */
  readonly number: number | null;
}

/** The pooled effect and the ends of its interval. */
export interface NumbersNeeded {
  readonly baseline: number;
  readonly atEstimate: NumberNeeded;
  readonly atLower: NumberNeeded | null;
  readonly atUpper: NumberNeeded | null;
  /** `benefit` (NNTB) and `harm` (NNTH) of the estimate; null where it makes no difference. */
  readonly direction: "benefit" | "harm" | null;
  /** "NNTB 12 (8 to 25)", through infinity where the interval includes no effect: "NNTB 12 (NNTB 8 to infinity to NNTH 40)". */
  readonly words: string;
}

/** What the pooled effect means in people. */
export interface NumberNeededAnswer {
  /** The control risk assumed, a proportion. */
  readonly risk: number;
  /** By the document; otherwise it is the median of the control groups. */
  readonly given: boolean;
  /** How many studies report both groups. */
  readonly groups: number;
  readonly events: "unwanted" | "wanted";
  /** The document does not say whether events are wanted: that they are not is taken for granted. */
  readonly assumed: boolean;
  /** null where the risk leaves nothing to compute; the issues say why. */
  readonly numbers: NumbersNeeded | null;
  readonly issues: readonly Issue[];
}

/** Everything the screen, the command line and the exports show of one document. */
export interface AnalysisReport {
  readonly engineVersion: string;
  /** Derived columns and filter; null where the document has none, or where they cannot be used. */
  readonly formulas: EvaluatedFormulas | null;
  readonly effects: EffectSet | null;
  /** Absent where the studies' intervals come from their variances. */
  readonly studyIntervals?: StudyIntervals;
  /** People, or person-time, by row id, where effects go back to shares and rates by them; absent for other measures. */
  readonly sizes?: Readonly<Record<string, number>>;
  /** The groups behind effects of two-by-two tables; absent for other measures, and where no study reports them. */
  readonly groups?: readonly StudyGroups[];
  /** The same of effects of rates: events, and the time at risk as the size of a group. */
  readonly rates?: readonly StudyGroups[];
  /** Effective sample sizes (Deeks 2005) by row id, of odds ratios of counts; absent for other measures. */
  readonly effectiveSizes?: Readonly<Record<string, number>>;
  readonly fit: Fit | null;
  /** Absent where the pooled effect gives no risk. */
  readonly numberNeeded?: NumberNeededAnswer;
  /** All estimators side by side under the document's other choices; a failed one is null with its issue in `issues`. */
  readonly comparison: readonly EstimatorRow[];
  /** The models that the document asks for beside its own, in its order, without those that could not be fitted; absent = none asked. */
  readonly beside?: readonly Fit[];
  /** Absent with one study, and with more than five. */
  readonly fewStudies?: FewStudies;
  /** Absent where the document asks nothing of moderators. */
  readonly moderation?: ModerationReport;
  /** Absent where nothing is asked of several effects per study. */
  readonly dependence?: DependenceReport;
  /** Absent where the document's rows are no dose categories. */
  readonly doseResponse?: DoseResponseReport;
  /** Absent where the document asks for no network. */
  readonly network?: NetworkReport;
  readonly issues: readonly Issue[];
  /** What guards found and the user has said is right. */
  readonly dismissed: readonly Issue[];
}

export interface EstimatorRow {
  readonly id: string;
  readonly label: string;
  readonly tau2: number | null;
  readonly estimate: number | null;
  readonly interval: Interval | null;
}

/** The effects as they were before any correction for artefacts. */
export function uncorrectedEffects(effects: EffectSet): EffectSet {
  return effects.corrected?.rows ?? effects;
}

/** The effects row by row, whether or not those of one study were combined. */
export function rowEffects(effects: EffectSet): EffectSet {
  return effects.combined?.rows ?? effects;
}
