import type { Interval } from "./analysis-types.ts";
import type { SensitivitySpec } from "./document/types.ts";
import type { ToldTable } from "./format/told.ts";
import type { Issue } from "./result.ts";

/** What a reader takes from a pooled effect: its side of no effect, and whether its interval leaves no effect out. */
export interface Conclusion {
  /** Of the estimate beside the value of no effect; 0 where it lies upon it, or where there is no such value. */
  readonly side: -1 | 0 | 1;
  /** null where there is no value of no effect, or no interval. */
  readonly excludesNull: boolean | null;
}

/** How a conclusion differs from that of all studies. */
export type ConclusionChange = "no-longer-excludes" | "now-excludes" | "other-side";

/** The numbers of a model fitted to some of the studies, on the analysis scale. */
export interface SummaryNumbers {
  /** Studies pooled. */
  readonly k: number;
  readonly estimate: number;
  readonly se: number;
  /** z or t, and the p-value of its test; null where the test is not defined. */
  readonly statistic: number | null;
  readonly pValue: number | null;
  readonly interval: Interval | null;
  readonly prediction: Interval | null;
  /** Cochran's Q with its p-value; null for one study. */
  readonly q: number | null;
  readonly qP: number | null;
  readonly tau2: number | null;
  /** Percent, and the ratio, as the model has them: from tau2 with random effects, else from Q. */
  readonly i2: number | null;
  readonly h2: number | null;
  readonly conclusion: Conclusion;
}

/** A study as answers name it. */
export interface StudyName {
  readonly rowId: string;
  readonly label: string;
}

/** The model without one study; without numbers it could not be fitted, and `reason` says why. */
export interface LeftOutFit extends StudyName {
  readonly fit: SummaryNumbers | null;
  readonly reason: string;
  readonly changes: readonly ConclusionChange[];
}

export interface LeaveOneOut {
  readonly all: SummaryNumbers;
  /** In the order of the table. */
  readonly studies: readonly LeftOutFit[];
}

/** The model after some studies have come in. */
export interface CumulativeStep {
  /** The studies that came in with this step: several where ties enter together. */
  readonly studies: readonly StudyName[];
  /** What the order went by: a year, a standard error; null in the order of the table. */
  readonly at: string | null;
  readonly fit: SummaryNumbers | null;
  readonly reason: string;
}

export interface Cumulative {
  /** "in the order of the table", "by year, ascending". */
  readonly by: string;
  readonly steps: readonly CumulativeStep[];
  /** The step from which on the conclusion stays that of all studies; null = it never does before the last. */
  readonly settledAt: number | null;
}

/** Why a study is flagged: the measure that passed its threshold. */
export type InfluenceFlag = "dffits" | "cook" | "hat" | "dfbs";

/** Deletion diagnostics of one study; null where they are not defined, or the model cannot be fitted without it. */
export interface InfluenceRow extends StudyName {
  readonly rstudent: number | null;
  readonly dffits: number | null;
  readonly cookD: number | null;
  readonly covRatio: number | null;
  readonly tau2Del: number | null;
  readonly qeDel: number | null;
  readonly hat: number | null;
  /** Percent. */
  readonly weight: number | null;
  /** One per coefficient. */
  readonly dfbs: readonly (number | null)[];
  readonly flags: readonly InfluenceFlag[];
  /** Why the model cannot be fitted without it; empty where it can. */
  readonly reason: string;
}

export interface Influence {
  readonly p: number;
  /** Names of the coefficients. */
  readonly names: readonly string[];
  readonly studies: readonly InfluenceRow[];
  /** |dffits| above, hat above, |dfbs| above, and the quantile of chi-square that Cook's distance is above. */
  readonly thresholds: {
    readonly dffits: number | null;
    readonly cook: number;
    readonly hat: number;
    readonly dfbs: number;
  };
}

/** A residual with its standard error; null where it is not defined. */
export interface Residual extends StudyName {
  readonly residual: number | null;
  readonly se: number | null;
  readonly z: number | null;
}

/** A rule that calls studies outlying, and what the model comes to without them. */
export interface OutlierRule {
  readonly id: "interval" | "residual" | "influence";
  readonly label: string;
  readonly studies: readonly StudyName[];
  /** null where no study is outlying, or the rest cannot be pooled. */
  readonly without: SummaryNumbers | null;
  readonly reason: string;
  readonly changes: readonly ConclusionChange[];
}

export interface Outliers {
  readonly all: SummaryNumbers;
  readonly rules: readonly OutlierRule[];
}

/** A study as a point; what the axes are stands with the plot. */
export interface StudyPlace extends StudyName {
  readonly x: number;
  readonly y: number;
}

export interface Baujat {
  readonly studies: readonly StudyPlace[];
  /** Left out of the plot, because the model cannot be fitted without them. */
  readonly missing: readonly StudyName[];
}

export interface Radial {
  readonly studies: readonly StudyPlace[];
  /** The slope of the line through the origin: the pooled effect. */
  readonly slope: number;
  readonly interval: Interval | null;
  readonly tau2: number;
  /** Half the height of the band, 1.96 at 95 %. */
  readonly band: number;
}

/** A standardised residual beside the quantile it would have if the model held. */
export interface QuantilePoint extends StudyPlace {
  /** Of the envelope; null where none is simulated. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface NormalPlot {
  readonly residuals: SensitivitySpec["residuals"];
  /** Ascending. */
  readonly points: readonly QuantilePoint[];
  readonly samples: number;
  readonly level: number;
  /** Studies outside the envelope. */
  readonly outside: readonly StudyName[];
}

/** The best linear unbiased prediction of the true effect of a study. */
export interface Blup extends StudyName {
  readonly yi: number;
  readonly vi: number;
  readonly estimate: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** How much of its own effect is in it: tau2 / (tau2 + v). */
  readonly share: number;
  /** How far it lies from what the model expects of the study (its random effect), with its standard error. */
  readonly deviation: number;
  readonly deviationSe: number;
}

export interface Blups {
  readonly studies: readonly Blup[];
  readonly level: number;
}

/** What each question comes to, by its id. */
export interface SensitivityAnswers {
  readonly "leave-one-out": LeaveOneOut;
  readonly cumulative: Cumulative;
  readonly influence: Influence;
  readonly outliers: Outliers;
  readonly baujat: Baujat;
  readonly radial: Radial;
  readonly "normal-plot": NormalPlot;
  readonly blups: Blups;
}

export type SensitivityId = keyof SensitivityAnswers;

/** A table whose rows may belong to studies. */
export interface SensitivityTable extends ToldTable {
  /** By row; null = the row is about no single study. */
  readonly rowIds: readonly (string | null)[];
  /** Rows to look at first. */
  readonly flagged: readonly boolean[];
}

/** A question with what it came to, told in sentences and tables. */
export interface SensitivityEntry {
  readonly id: SensitivityId;
  readonly label: string;
  /** Id of its plot; null = it has none. */
  readonly plot: string | null;
  readonly summary: string;
  readonly reference: string;
  /** Why these studies cannot answer it; null = they can. */
  readonly lack: string | null;
  readonly sentences: readonly string[];
  readonly tables: readonly SensitivityTable[];
}

/** How far the pooled effect hangs on single studies, on their order and on the model. */
export interface SensitivityReport {
  readonly spec: SensitivitySpec;
  readonly k: number;
  readonly level: number;
  /** On the analysis scale; null where there is no value of no effect. */
  readonly nullValue: number | null;
  /** Whether any single study changes the conclusion, and which: the first thing to read. */
  readonly conclusion: readonly string[];
  readonly entries: readonly SensitivityEntry[];
  /** Absent where these studies cannot answer. */
  readonly answers: Partial<SensitivityAnswers>;
  readonly issues: readonly Issue[];
}
