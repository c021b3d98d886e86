import type { HypothesisTest, Interval } from "../../analysis-types.ts";

/** Shapes of a dose-response curve whose terms are known beforehand. */
export type ShapeId = "linear" | "quadratic" | "rcs" | "piecewise" | "log" | "sqrt";

/** A shape as it is asked for. */
export interface DoseShape {
  readonly id: ShapeId;
  /** Places of the knots of `rcs` (3 or more) and `piecewise` (1 or more), ascending; absent = at quantiles of the doses. */
  readonly knots?: readonly number[];
  /** Number of knots where they lie at quantiles; 3 to 5 for `rcs`; absent = 3 for `rcs`, 1 for `piecewise`. */
  readonly knotCount?: number;
}

/** How the covariance of the studies' coefficients is estimated: none, ML, REML, or the multivariate method of moments. */
export type BetweenMethod = "FE" | "ML" | "REML" | "MM";

/**
 * How pseudo-counts of cohorts are found: from their risk ratios, or as if these were odds ratios, which is what R package
 * dosresmeta does before it takes the variances of risk ratios. It changes correlations a little, and no variance.
 */
export type CohortCounts = "risk" | "odds";

/** What the ratios of a study are: odds ratios of cases and controls, risk ratios of a cohort, or ratios of rates. */
export type DoseDesign = "cc" | "ci" | "ir";

/** A dose category of a study with a ratio against the study's reference category, which has a row as well. */
export interface RatioRow {
  readonly rowId: string;
  readonly study: string;
  readonly design: DoseDesign;
  readonly dose: number | null;
  readonly cases: number | null;
  /** People (cases and controls, or the cohort), or person-time. */
  readonly n: number | null;
  /** Log of the odds, risk or rate ratio; of the reference: 0 or null. */
  readonly logRatio: number | null;
  /** Of the log ratio; of the reference: 0 or null. */
  readonly se: number | null;
  /** Limits of the ratio itself, from which the standard error follows where it is not given. */
  readonly lower?: number | null;
  readonly upper?: number | null;
}

/** A dose group of a study with the mean of a continuous outcome; the group with the lowest dose is the reference. */
export interface MeanRow {
  readonly rowId: string;
  readonly study: string;
  readonly dose: number | null;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly n: number | null;
}

/** The rows of all studies, and how outcomes that share a reference group are correlated. */
export type DoseData =
  | {
      readonly outcome: "ratio";
      readonly rows: readonly RatioRow[];
      readonly covariance: "greenland-longnecker" | "hamling";
      /** Greenland and Longnecker's pseudo-counts of cohorts; absent = from their risk ratios. */
      readonly cohorts?: CohortCounts;
      /** Level of the limits given. */
      readonly intervalLevel?: number;
    }
  | {
      readonly outcome: "mean-difference";
      readonly rows: readonly MeanRow[];
      /** One SD for all groups of a study, or each group its own. */
      readonly variance: "pooled" | "separate";
    }
  | {
      readonly outcome: "standardized-difference";
      readonly rows: readonly MeanRow[];
      /** Multiply by Hedges' small-sample factor. */
      readonly correct: boolean;
    };

/** The choices of an aggregate dose-response analysis. */
export interface DoseResponseSpec {
  readonly shape: DoseShape;
  /** `two-stage` fits each study first; `one-stage` fits one mixed model, which takes studies with few doses too. */
  readonly stages: "one-stage" | "two-stage";
  readonly method: BetweenMethod;
  /** Confidence level. */
  readonly level: number;
  /** The dose that the curve is compared with; null = the lowest of the data. */
  readonly reference: number | null;
  /** Doses at which the curve is read; null = 51 from the lowest to the highest. */
  readonly grid: readonly number[] | null;
}

/** One study as it enters the models: outcomes against its reference dose, with their covariance. */
export interface DoseStudy {
  readonly study: string;
  readonly referenceDose: number;
  readonly doses: readonly number[];
  readonly rowIds: readonly string[];
  readonly y: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  /** Pseudo-counts behind the covariance, the reference first; null for means. */
  readonly pseudo: { readonly cases: readonly number[]; readonly n: readonly number[] } | null;
}

export interface DoseCoefficient {
  readonly name: string;
  readonly estimate: number;
  readonly se: number;
  readonly test: HypothesisTest;
  readonly interval: Interval;
}

/** The curve at a dose, against the reference dose, on the scale of the outcome (log ratio, difference). */
export interface CurvePoint {
  readonly dose: number;
  readonly estimate: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
}

export interface DoseStudyFit {
  readonly study: string;
  /** From the study's own outcomes; null where it has fewer doses than the shape has terms. */
  readonly own: {
    readonly estimate: readonly number[];
    readonly vcov: readonly (readonly number[])[];
  } | null;
  /** Shrunken to the common curve; the common one in fixed-effect models. */
  readonly predicted: readonly number[];
}

/** The result of an aggregate dose-response analysis; plain JSON. */
export interface DoseResponse {
  readonly shape: {
    readonly label: string;
    readonly names: readonly string[];
    readonly knots: readonly number[];
  };
  readonly stages: "one-stage" | "two-stage";
  readonly method: BetweenMethod;
  readonly studies: readonly DoseStudy[];
  readonly studyFits: readonly DoseStudyFit[];
  /** Outcomes, references left out. */
  readonly outcomes: number;
  readonly coefficients: readonly DoseCoefficient[];
  readonly vcov: readonly (readonly number[])[];
  /** Between studies; null for fixed-effect models. */
  readonly between: {
    readonly covariance: readonly (readonly number[])[];
    readonly sd: readonly number[];
    /** null where an SD is 0. */
    readonly correlation: readonly (readonly (number | null)[])[];
    readonly atBoundary: boolean;
  } | null;
  readonly converged: boolean;
  /** Of the ML or REML fit; null for moments. Restricted: with the term log|X'X| / 2, as metafor has it. */
  readonly fitStatistics: {
    readonly logLik: number;
    readonly aic: number;
    readonly aicc: number;
    readonly bic: number;
    readonly parameters: number;
  } | null;
  /** All coefficients together. */
  readonly overall: HypothesisTest | null;
  /** The coefficients that bend the line; null where the shape has none, or contains no line. */
  readonly nonlinearity: HypothesisTest | null;
  /** Cochran's Q: around the fixed-effect coefficients in two stages, around the fixed-effect curve in one. */
  readonly q: HypothesisTest | null;
  /** (Q - df) / Q in percent, not below 0. */
  readonly i2: number | null;
  /** How well the fixed-effect curve fits the outcomes (Discacciati et al. 2017). */
  readonly goodness: {
    readonly deviance: HypothesisTest | null;
    readonly r2: number | null;
    readonly r2Adjusted: number | null;
  };
  readonly referenceDose: number;
  readonly curve: readonly CurvePoint[];
}

/** A shape that can be compared: one with known terms, or E0 + Emax d / (ED50 + d). */
export type CandidateShape = DoseShape | { readonly id: "emax" };

/** A shape as fitted; plain JSON. */
export interface ShapeFit {
  readonly id: CandidateShape["id"];
  readonly label: string;
  readonly knots: readonly number[];
  /** The intercept (effect at dose 0 where the shape is 0 there) first. */
  readonly coefficients: readonly DoseCoefficient[];
  /** Of Emax only. */
  readonly ed50: {
    readonly estimate: number;
    readonly se: number | null;
    readonly interval: Interval;
  } | null;
  readonly tau2: number;
  /** By ML, as are the criteria. */
  readonly logLik: number;
  readonly parameters: number;
  readonly aic: number;
  readonly aicc: number;
  readonly bic: number;
  /** Share of tau2 that the shape explains, in percent, not below 0; null where there is none to explain. */
  readonly r2: number | null;
  readonly i2: number | null;
  readonly residual: HypothesisTest;
  /** Akaike weight among the shapes fitted, by AICc. */
  readonly weight: number;
  readonly curve: readonly CurvePoint[];
}
