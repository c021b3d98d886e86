import type { HypothesisTest, Interval } from "./analysis-types.ts";
import type { NetworkSpec } from "./document/network-spec.ts";
import type { Issue } from "./result.ts";

/** A treatment of a network. */
export interface NetworkTreatment {
  readonly name: string;
  readonly studies: number;
  /** Participants of the studies with it where all of them are known; null = not known. */
  readonly participants: number | null;
}

/** Two treatments that studies compare directly; the numbers are places in the list of treatments. */
export interface NetworkEdge {
  readonly first: number;
  readonly second: number;
  readonly studies: number;
  readonly rowIds: readonly string[];
}

/** The effect of one treatment against another, on the analysis scale. */
export interface NetworkEffect {
  readonly estimate: number;
  readonly se: number;
  readonly interval: Interval;
  readonly test: HypothesisTest;
}

/** A comparison of the network: treatment `first` against `second`. */
export interface NetworkComparison extends NetworkEffect {
  readonly first: number;
  readonly second: number;
  /** null with equal effects, and without degrees of freedom. */
  readonly prediction: Interval | null;
}

/** A part of Cochran's Q. */
export interface NetworkQ {
  readonly value: number;
  readonly df: number;
  /** null without degrees of freedom. */
  readonly test: HypothesisTest | null;
}

/** The studies that compare the same treatments. */
export interface NetworkDesign {
  readonly label: string;
  readonly treatments: readonly number[];
  readonly studies: readonly string[];
  /** Heterogeneity between the studies of the design. */
  readonly within: NetworkQ;
  /** Q between designs once this one may differ from the network; null where the network falls apart without it. */
  readonly detached: NetworkQ | null;
}

/** What direct and indirect evidence say of one comparison. */
export interface NetworkSplit {
  readonly first: number;
  readonly second: number;
  /** Studies that compare the two directly. */
  readonly studies: number;
  /** Share of the direct evidence in the network's estimate. */
  readonly directShare: number;
  readonly network: NetworkEffect;
  readonly direct: NetworkEffect | null;
  readonly indirect: NetworkEffect | null;
  /** Direct less indirect. */
  readonly difference: NetworkEffect | null;
}

/** Krahn, Binder & Koenig's net heat: rows and columns are designs in the order of `designs`. */
export interface NetHeat {
  readonly designs: readonly number[];
  /** How much of the inconsistency seen in the design of a row goes when the design of the column is detached. */
  readonly change: readonly (readonly number[])[];
  /** How much the design of a column contributes to the network's estimate of that of the row. */
  readonly influence: readonly (readonly number[])[];
  /** The heterogeneity variance that the studies of a design share in it; 0 with equal effects. */
  readonly tau2: number;
}

/** What direct comparisons contribute to the estimate of one comparison. */
export interface NetworkContribution {
  readonly first: number;
  readonly second: number;
  /** Shares by edge, in the order of the edges; they sum to 1. */
  readonly shares: readonly number[];
}

export interface NetworkRank {
  readonly treatment: number;
  /** Mean certainty that the treatment is better than another one, 0 to 1. */
  readonly pScore: number;
}

/** A study by its contrasts against its first treatment, with their sampling covariance. */
export interface NetworkData {
  readonly study: string;
  readonly treatments: readonly number[];
  /** Of the other treatments, in their order, against the first. */
  readonly yi: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/** The effect of a study less the direct estimate of its comparison. */
export interface AdjustedPoint {
  readonly study: string;
  /** A row of the study. */
  readonly rowId: string;
  /** The effect is that of `first`, later in the order, against `second`. */
  readonly first: number;
  readonly second: number;
  readonly effect: number;
  /** The effect less the direct estimate of its comparison. */
  readonly deviation: number;
  readonly se: number;
}

/** What a comparison-adjusted funnel plot is drawn from, with its test of asymmetry. */
export interface AdjustedEffects {
  /** Places of all treatments, those that small studies are thought to favour least first. */
  readonly order: readonly number[];
  readonly points: readonly AdjustedPoint[];
  /** Comparisons left out because no other study makes them. */
  readonly alone: number;
  /** Deviations regressed on standard errors; null where too few are left. */
  readonly line: {
    readonly intercept: { readonly estimate: number; readonly se: number };
    readonly slope: { readonly estimate: number; readonly se: number };
    readonly df: number;
  } | null;
  readonly test: HypothesisTest | null;
}

/** A fitted network. */
export interface NetworkFit {
  readonly model: "random" | "common";
  /** Place of the reference treatment. */
  readonly reference: number;
  /** null with equal effects, and where no degrees of freedom are left. */
  readonly tau2: number | null;
  /** In percent, from Q; null without degrees of freedom. */
  readonly i2: number | null;
  readonly total: NetworkQ;
  readonly within: NetworkQ;
  readonly between: NetworkQ;
  /** Q between designs where studies of a design may differ, with the variance between them. */
  readonly betweenRandom: NetworkQ & { readonly tau2: number };
  /** Every treatment against every other: `league[i][j]` is i against j; null on the diagonal. */
  readonly league: readonly (readonly (NetworkComparison | null)[])[];
  /** Best first. */
  readonly ranking: readonly NetworkRank[];
  readonly designs: readonly NetworkDesign[];
  readonly splits: readonly NetworkSplit[];
  readonly heat: NetHeat;
  /** [] where correlated arms leave no flow of evidence to follow. */
  readonly contributions: readonly NetworkContribution[];
  readonly adjusted: AdjustedEffects;
}

/** What a network comes to, in the language set. */
export interface NetworkConclusion {
  readonly sentence: string;
  /** The same in names and numbers, for a line that is always in sight. */
  readonly parts: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

/** What the network of a document has come to. */
export interface NetworkReport {
  readonly spec: NetworkSpec;
  /** What effects are called, and whether they are logs of ratios, which are shown as ratios. */
  readonly scale: { readonly name: string; readonly isRatio: boolean };
  /** Of the intervals; a proportion. */
  readonly level: number;
  readonly treatments: readonly NetworkTreatment[];
  readonly edges: readonly NetworkEdge[];
  /** Studies used. */
  readonly studies: number;
  /** Comparisons between two arms of a study. */
  readonly contrasts: number;
  /** Treatments of studies with three arms or more, one list each. */
  readonly multiArm: readonly (readonly number[])[];
  /** What the fit was made from, for those who repeat it: the contrasts against each study's first treatment. */
  readonly data: readonly NetworkData[];
  /** null where nothing can be fitted; `issues` say why. */
  readonly fit: NetworkFit | null;
  /** null where nothing is fitted. */
  readonly conclusion: NetworkConclusion | null;
  readonly sentences: readonly string[];
  readonly issues: readonly Issue[];
}
