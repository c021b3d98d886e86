import type { LedgerEntry } from "../ledger/types.ts";
import type { Language } from "../phrases/languages.ts";
import type { Params } from "../registry.ts";
import type { DerivedColumn } from "../table/formula-tree.ts";
import type { StudyTable } from "../table/study-table.ts";
import type { CertaintySpec } from "./certainty-spec.ts";
import type { DependenceSpec } from "./dependence-spec.ts";
import type { FlowSpec } from "./flow-spec.ts";
import type { NetworkSpec } from "./network-spec.ts";
import type { RiskOfBiasSpec } from "./risk-of-bias-spec.ts";

/** The version of the document's shape; `restore` brings older ones up to it. */
export const SCHEMA_VERSION = 1;

/** How the study table lies on the screen. */
export interface GridSpec {
  /** The last column that stays in view while the others scroll; null = none does, absent = the one with the studies' names. */
  readonly frozen?: string | null;
  /** Widths of columns in CSS pixels, by name, where they were set by hand. */
  readonly widths?: Readonly<Record<string, number>>;
}

/** The whole analysis as plain JSON: a result is a pure function of this and of the engine's version. */
export interface AnalysisDocument {
  readonly schema: typeof SCHEMA_VERSION;
  readonly title: string;
  /** Where the data come from; shown with the analysis and carried into exports. */
  readonly source: string;
  readonly table: StudyTable;
  /** Columns computed from others, each from those before it. */
  readonly derived: readonly DerivedColumn[];
  /** A condition; rows for which it is not true are left out. null = none. */
  readonly filter: string | null;
  readonly roles: Roles;
  /** Rows the user left out, in the order they were left out. */
  readonly exclusions: readonly Exclusion[];
  /** Where the numbers of single rows came from, by row id; a row without an entry has nothing to tell. */
  readonly ledger: Readonly<Record<string, LedgerEntry>>;
  /** What the user chose of guards, by guard id; absent = the guard's defaults, and nothing dismissed. */
  readonly guards: Readonly<Record<string, GuardChoices>>;
  readonly effects: EffectSpec;
  readonly model: ModelSpec;
  /** What might explain differences between the effects; absent = nothing is asked. */
  readonly moderators?: ModeratorsSpec;
  /** Rows as dose categories of studies, and the curve through them; absent = rows are no dose categories. */
  readonly doseResponse?: DoseTrendSpec;
  /** Rows as comparisons, or arms, of studies of several treatments; absent = nothing is asked of a network. */
  readonly network?: NetworkSpec;
  /** How several effects of one study are modelled together; absent = nothing is asked. */
  readonly dependence?: DependenceSpec;
  /** How the audit for publication bias is made; absent = as usual. */
  readonly bias?: BiasSpec;
  /** Where judgements of the risk of bias stand; absent = nothing is said of it. */
  readonly riskOfBias?: RiskOfBiasSpec;
  /** What is in the report, and where items of the checklist are told that no project holds; absent = as usual. */
  readonly reporting?: ReportingSpec;
  /** How the dependence on single studies is looked into; absent = as usual. */
  readonly sensitivity?: SensitivitySpec;
  /** How the table lies on the screen; bears on no number. Absent = as usual. */
  readonly grid?: GridSpec;
  /** Numbers of the PRISMA flow diagram; absent = none are told. */
  readonly flow?: FlowSpec;
  /** How certain the evidence is, as people judged it; absent = nobody has. */
  readonly certainty?: CertaintySpec;
  readonly plots: PlotSpecs;
  /** In which language figures and report are, where not in that of the page; absent = as the page. */
  readonly languages?: LanguagesSpec;
  /** What the user says of plots in words, by plot id; absent = nothing. */
  readonly figures?: Readonly<Record<string, FigureSpec>>;
}

/** The languages of what goes into papers: somebody may work in one and publish in another. */
export interface LanguagesSpec {
  readonly figures?: Language;
  /** Its figures too. */
  readonly report?: Language;
}

/** What the user says of the figures of a plot: of the one it usually draws, and of those of other subjects. */
export interface FigureSpec extends FigureWords {
  readonly of?: readonly SubjectWords[];
}

/** Words about the figure of one subject, named by the options that choose it. */
export interface SubjectWords extends FigureWords {
  readonly about: Params;
}

/** Words of the user about one figure; what is absent is written from the results, or not at all. */
export interface FigureWords {
  /** Drawn above the plot, and the name of the figure everywhere. */
  readonly title?: string;
  /** In place of the sentences written from the results, for those who cannot see the figure. */
  readonly alt?: string;
  /** Drawn below the plot. */
  readonly note?: string;
}

/** Which column plays which role. */
export interface Roles {
  /** The column with the study's name. */
  readonly label: string | null;
  /** Input key of the measure (`ai`, `m1i`, `yi` ...) or key of a quantity that conversions start from, to column name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** User-defined pooling weights. */
  readonly weights: string | null;
}

/** What the user chose of one guard. */
export interface GuardChoices {
  readonly params: Params;
  /** Rows whose numbers the user has said are right: what this guard finds there is listed, and quiet. */
  readonly dismissed: readonly string[];
}

export interface Exclusion {
  readonly rowId: string;
  /** May be empty; shown beside the study. */
  readonly reason: string;
}

/** How numbers that a study does not report are filled in from those that the other studies do. */
export interface ImputationSpec {
  readonly sd: "none" | "pooled" | "mean" | "largest";
  readonly correlation: "none" | "mean";
}

/** How the effects of one study are combined into one before anything is pooled. */
export interface AggregateSpec {
  /** The column whose values tell studies apart: rows with the same value are one study. */
  readonly by: string;
  /** Id in the registry of structures: how the sampling errors of one study's effects are correlated. */
  readonly structure: string;
  /** Correlation of two effects of one study, where the structure takes one. */
  readonly rho: number;
  /** Correlation of two effects one unit of time apart, where the structure takes one. */
  readonly phi: number;
  /** The column of time points, where the structure takes one. */
  readonly time: string | null;
  /** The column that tells outcomes measured at the same time apart, where the structure takes one. */
  readonly obs: string | null;
  /** true = weighted by the inverse of their covariance matrix (generalized least squares), false = the plain mean. */
  readonly weighted: boolean;
  /** Covariances known from elsewhere, for the structure that takes them; pairs not listed have none. */
  readonly covariances: readonly EffectCovariance[];
}

/** The covariance of the sampling errors of two rows' effects, on the analysis scale. */
export interface EffectCovariance {
  readonly rowIds: readonly [string, string];
  readonly value: number;
}

/** How effects are corrected for artefacts of measurement and selection; the columns are roles (`rxx`, `ryy`, `ux` ...). */
export interface ArtefactSpec {
  /** Id in the registry of artefact corrections. */
  readonly correction: string;
  readonly params: Params;
}

export interface EffectSpec {
  /** Id in the measure registry. */
  readonly measure: string;
  readonly params: Params;
  /** Assumptions of conversions for all rows, by conversion id; absent = the conversion's defaults. */
  readonly assumptions: Readonly<Record<string, Params>>;
  readonly imputation: ImputationSpec;
  /** What a positive and a negative effect mean, printed under the plots' axis. Empty = not printed. */
  readonly directions: { readonly negative: string; readonly positive: string };
  /** The outcome in words, for the sentence above the results ("perceived stress"). */
  readonly outcome: string;
  /** For ready-made effects: what they are ("Hedges' g", "log odds ratio"); null = the measure's own label. */
  readonly effectName: string | null;
  /** Back-transformation shown in tables and plots: an id of `transformations`, or null for the measure's own. */
  readonly display: string | null;
  /** Parameters of the back-transformation: the SD of an instrument, the risk of the control group. */
  readonly displayParams: Params;
  /** null = effects stand as they are reported. */
  readonly artefacts: ArtefactSpec | null;
  /** null = every row is a study of its own. */
  readonly aggregate: AggregateSpec | null;
}

/** What a Bayesian analysis takes as known before the studies. */
export interface BayesSpec {
  /** Id in the registry of priors of tau. */
  readonly prior: string;
  /** Parameters of the prior; without its scale, that of the measure is taken, where there is one. */
  readonly params: Params;
  /** A normal prior of the mean on the analysis scale; null = uniform. */
  readonly mean: { readonly mean: number; readonly sd: number } | null;
}

/** `random`: tau2 estimated or given. `equal` and `fixed` share the arithmetic and differ in what the estimate stands for. */
export type ModelKind = "random" | "equal" | "fixed";

/** For whom the number needed to treat is asked. */
export interface NumberNeededSpec {
  /** Risk without the treatment, a proportion strictly between 0 and 1; null = the median of the control groups. */
  readonly risk: number | null;
  /** Whether an event is unwanted (death) or wanted (recovery); null = not told, and taken for unwanted. */
  readonly events: "unwanted" | "wanted" | null;
}

/** A model beside the document's own: what it has of its own; the rest is the document's, pooled by inverse variance. */
export interface BesideModel {
  readonly kind: ModelKind;
  /** Id in the tau2 estimator registry; ignored unless `kind` is `random`. */
  readonly estimator: string;
  /** Id in the coefficient test registry. */
  readonly test: string;
}

export interface ModelSpec {
  readonly kind: ModelKind;
  /** Id in the tau2 estimator registry; ignored unless `kind` is `random`. */
  readonly estimator: string;
  /** A given tau2 instead of an estimate, on the squared analysis scale. */
  readonly tau2: number | null;
  /** `inverse-variance`, `unweighted`, or `user` (the column of `roles.weights`). */
  readonly weighting: "inverse-variance" | "unweighted" | "user";
  /** Id in the coefficient test registry: `z`, `t`, `knha`, `adhoc`. */
  readonly test: string;
  /** Confidence level as a proportion, 0 < level < 1. */
  readonly level: number;
  /** Id in the tau2 interval registry: `QP`, `PL`, `GENQ`, ... or `none`. */
  readonly tau2Interval: string;
  /** Which I2 is reported first: from tau2 (metafor, Cochrane since 2024) or from Q (Higgins & Thompson 2002). Both are computed. */
  readonly i2: "tau2" | "Q";
  /** Id in the prediction interval registry. */
  readonly prediction: string;
  /** Id in the registry of ways to pool: `IV`, `MH`, `PETO`, `GLMM-UM.FS` ... */
  readonly pooling: string;
  /** Parameters of the way to pool; absent = its defaults. */
  readonly poolingParams: Params;
  /** A true effect worth telling, on the analysis scale: how probable is one beyond it? null = the value of no effect. */
  readonly threshold: number | null;
  /** The margin of an equivalence test of the mean, on the analysis scale, ascending; null = no test. */
  readonly equivalence: readonly [lower: number, upper: number] | null;
  /** Of methods that draw random numbers: the same seed gives the same numbers everywhere. */
  readonly seed: number;
  /** Id in the registry of intervals of single studies, for events of one group; absent = from the variance. */
  readonly studyIntervals?: string;
  /** Absent = at the median risk of the control groups, of unwanted events. */
  readonly numberNeeded?: NumberNeededSpec;
  /** How many samples such methods draw. */
  readonly samples: number;
  /** Absent = a half-normal prior of tau and a uniform one of the mean. */
  readonly bayes?: BayesSpec;
  /** Other models of the same studies, drawn and told beside this one; absent = none. */
  readonly beside?: readonly BesideModel[];
}

/** What a moderator tells of an intervention: how it is delivered, how much of it there is, who leads it. */
export type ModeratorRole = "format" | "dose" | "facilitator";

/** How long a dose is: the unit of its column, and the unit it is counted in. */
export interface DoseUnits {
  /** Id in the registry of dose units: `minutes`, `hours`, `sessions` ... */
  readonly unit: string;
  readonly into: string;
  /** Length of one session, for doses counted in sessions: a column, or one value for all, in `unit`; null = not needed. */
  readonly session: {
    readonly column: string | null;
    readonly value: number | null;
    readonly unit: string;
  } | null;
}

/** A column as a moderator: what it tells, and how it enters models. */
export interface Moderator {
  readonly column: string;
  /** null = a moderator of the user's own. */
  readonly role: ModeratorRole | null;
  readonly kind: "numeric" | "factor";
  /** Numeric: id in the registry of shapes: `linear`, `log`, `sqrt`, `polynomial`, `rcs`, `ns`, `piecewise`. */
  readonly shape: string;
  /** Parameters of the shape: the degree of a polynomial, the number of knots. */
  readonly shapeParams: Params;
  /** Places of the knots in units of the moderator, ascending; null = at its quantiles. */
  readonly knots: readonly number[] | null;
  /** What is subtracted: nothing, the mean of the studies used, or a value. */
  readonly centre: "none" | "mean" | number;
  /** What it is divided by: nothing, its SD, or a value. */
  readonly scale: "none" | "sd" | number;
  /** A column whose groups split it in a part between and a part within groups; null = it is not split. */
  readonly within: string | null;
  /** Only of a dose whose unit is told. */
  readonly dose: DoseUnits | null;
  /** Factor: id in the registry of codings: `treatment`, `sum`, `deviation`. */
  readonly coding: string;
  /** Factor: the level that others are compared with; null = the first. */
  readonly reference: string | null;
  /** Factor: levels in the order wanted; those not listed follow in alphabetical order. */
  readonly levels: readonly string[];
  /** Factor: spellings as entered, and the level each stands for. */
  readonly spellings: Readonly<Record<string, string>>;
}

/** A linear combination of coefficients by their names, tested against 0. */
export interface ContrastSpec {
  readonly label: string;
  readonly weights: Readonly<Record<string, number>>;
}

/** What might explain differences between effects, and how it is looked into. */
export interface ModeratorsSpec {
  readonly variables: readonly Moderator[];
  /** Terms of the model, each by the columns in it: one = a main effect, several = their interaction. */
  readonly terms: readonly (readonly string[])[];
  readonly intercept: boolean;
  /** Groups compared, each with its own summary; null = none. */
  readonly subgroups: { readonly by: string; readonly tau2: "common" | "separate" } | null;
  /** Terms that the heterogeneity depends on, for a location-scale model; null = one tau2 for all. */
  readonly scale: {
    readonly terms: readonly (readonly string[])[];
    readonly link: "log" | "identity";
  } | null;
  /** Id in the registry of adjustments for several tests. */
  readonly adjustment: string;
  readonly contrasts: readonly ContrastSpec[];
  /** A profile of an intervention (column to level or number) whose effect is asked for; null = none. */
  readonly profile: Readonly<Record<string, string | number>> | null;
  /** Rows that lack a moderator: left out, or filled in by chained equations. */
  readonly missing: {
    readonly method: "complete" | "mice";
    readonly imputations: number;
    readonly iterations: number;
  };
  /** How many permutations are drawn where all of them are too many. */
  readonly permutations: number;
  /** Choices of the long analyses by their ids (`penalised`, `forest` ...); absent = the usual ones. */
  readonly further?: Readonly<Record<string, Params>>;
  /** Of the design map; absent = numbers cut where their thirds meet, and the power to find a small difference. */
  readonly map?: {
    /** Where bands of a number meet, by column, in its unit, ascending. */
    readonly cuts: Readonly<Record<string, readonly number[]>>;
    /** The difference, on the analysis scale, that is to be found; null = a small one by convention. */
    readonly difference: number | null;
  };
}

/** What a column of a table of dose categories holds. */
export type DoseColumn =
  | "study"
  | "dose"
  | "design"
  | "cases"
  | "n"
  | "logRatio"
  | "se"
  | "ratio"
  | "lower"
  | "upper"
  | "mean"
  | "sd";

/** Rows as dose categories (or dose groups) of studies, and the curve that is fitted to them. */
export interface DoseTrendSpec {
  /** Ratios against a reference category, or means of dose groups compared as differences. */
  readonly outcome: "ratio" | "mean-difference" | "standardized-difference";
  readonly columns: Readonly<Partial<Record<DoseColumn, string>>>;
  /** Of rows without an entry of their own: case-control (`cc`), cohort of people (`ci`) or of person-time (`ir`). */
  readonly design: "cc" | "ci" | "ir";
  /** How ratios that share a reference category are correlated. */
  readonly covariance: "greenland-longnecker" | "hamling";
  /** Greenland and Longnecker's pseudo-counts of cohorts: from risk ratios, or as if these were odds ratios. */
  readonly cohorts: "risk" | "odds";
  /** Level of the limits in the table. */
  readonly intervalLevel: number;
  /** Differences of means: one SD for all groups of a study, or each group its own. */
  readonly variance: "pooled" | "separate";
  /** Standardised differences: multiplied by Hedges' small-sample factor. */
  readonly correct: boolean;
  readonly shape: "linear" | "quadratic" | "rcs" | "piecewise" | "log" | "sqrt";
  /** Places of the knots, ascending; null = at quantiles of the doses. */
  readonly knots: readonly number[] | null;
  /** How many knots at quantiles; null = 3 of a spline, 1 of a broken line. */
  readonly knotCount: number | null;
  readonly stages: "one-stage" | "two-stage";
  /** How the covariance between studies is estimated. */
  readonly method: "FE" | "ML" | "REML" | "MM";
  /** The dose that others are compared with; null = the lowest. */
  readonly reference: number | null;
  /** Doses of the table of predictions; [] = round doses over the range. */
  readonly at: readonly number[];
}

/** What a column tells the audit for publication bias that effects alone do not. */
export type BiasColumn = "n1" | "n2" | "n" | "events" | "m1" | "m2" | "selected" | "replication";

/** How the audit for publication bias is made. */
export interface BiasSpec {
  /** The direction in which results are thought to be published more readily; `auto` = that of the pooled effect. */
  readonly favours: "auto" | "positive" | "negative";
  /** The two-sided p-value below which a result is taken to count as significant. */
  readonly alpha: number;
  /** Asymmetry is tested although there are fewer than ten studies. */
  readonly anyway: boolean;
  /** By id: true = a method that is not among the usual ones, false = a usual one that is left out. */
  readonly methods: Readonly<Record<string, boolean>>;
  /** Choices of methods by their ids; absent = the usual ones. */
  readonly params: Readonly<Record<string, Params>>;
  /**
   * Sizes of the two groups, of the whole study, or events, where the measure does not take them itself; people of each group whose
   * outcome is unknown (not counted among its size); whether a study could have been selected by its result; whether it replicates.
   */
  readonly columns: Readonly<Partial<Record<BiasColumn, string>>>;
}

/** How the dependence of the result on single studies is looked into. */
export interface SensitivitySpec {
  /** What studies come in by in the cumulative meta-analysis: the table, their precision (largest first), their effects, or a column. */
  readonly order: "table" | "precision" | "effect" | "column";
  /** The column of `order: "column"`; null = none is chosen yet. */
  readonly column: string | null;
  readonly descending: boolean;
  /** Studies with the same value come in together. */
  readonly collapse: boolean;
  /** Residuals and influence of the pooled effect, or of the model with the document's moderators. */
  readonly model: "pooled" | "moderators";
  /** Which residuals the normal quantile plot shows: of the model without the study, or with it. */
  readonly residuals: "rstudent" | "rstandard";
  /** Samples of the envelope of that plot; 0 = no envelope. */
  readonly samples: number;
}

/**
 * Options of plots by plot id; absent = the plot's default. The engine knows their shapes only (numbers, yes or no, choices,
 * lists of column names, pairs of axis ends); what they mean stands on the plot's record.
 */
export type PlotSpecs = Readonly<Record<string, Params>>;

/** What stands in the report of an analysis. */
export interface ReportingSpec {
  /** By section: true = in the report, false = left out; absent = as usual. */
  readonly sections: Readonly<Record<string, boolean>>;
  /** By item of PRISMA 2020 (`13a`, `27`): where it is reported outside the project, or the reason asked for, in the user's words. */
  readonly told: Readonly<Record<string, string>>;
  /** Ids of the sensitivity analyses that are reported; absent = none. */
  readonly sensitivity?: readonly string[];
}
