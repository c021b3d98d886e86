import type { Coefficient, Heterogeneity, HypothesisTest, Interval, Tau2Result } from "./analysis-types.ts";
import type { ModeratorValues } from "./design/types.ts";
import type { ModeratorRole } from "./document/types.ts";
import type { DoseShapesReport } from "./dose-types.ts";
import type { RegressionFit } from "./regression-types.ts";
import type { Issue } from "./result.ts";
import type { ScaleReport } from "./scale-types.ts";

/** What a document's moderators have come to. */
export interface ModerationReport {
  /** Every moderator named, one value per effect. */
  readonly variables: readonly ModeratorValues[];
  /** The model of the document's terms; null where there are none, or where it cannot be fitted. */
  readonly regression: RegressionFit | null;
  /** Its coefficients tested side by side; null without it. */
  readonly modelTests: ModelTests | null;
  /** The groups the document compares; null where it asks for none, or where no group can be summarised. */
  readonly subgroups: SubgroupReport | null;
  /** Of each factor of the model's terms, with equal weights first, then (where it differs) in proportion to frequencies. */
  readonly marginalMeans: readonly MarginalMeans[];
  /** The document's own contrasts of coefficients; null where it has none that the model can answer. */
  readonly contrasts: CoefficientFamily | null;
  /** One per moderator of the document, in its order, in the model or not. */
  readonly panels: readonly ModeratorPanel[];
  /** What the studies can tell apart, before any p-value; null without a moderator that can be read. */
  readonly designMap: DesignMap | null;
  /** The effect of the document's profile; null where none is asked for, or the model cannot answer. */
  readonly expected: ExpectedEffect | null;
  /** Whether heterogeneity depends on moderators; null where the document does not ask. */
  readonly scale: ScaleReport | null;
  /** Shapes of the dose compared; null without a numeric moderator; absent in reports of earlier versions. */
  readonly doseShapes?: DoseShapesReport | null;
  /** What comparisons between studies cannot show, to be said once. */
  readonly caution: string;
  /** Of the moderators alone; those of the effects and of the pooled model stand with them. */
  readonly issues: readonly Issue[];
}

/** A study as it stands, on the analysis scale. */
export interface GroupStudy {
  readonly rowId: string;
  readonly label: string;
  readonly yi: number;
  readonly vi: number;
  /** Percent of its group's weight. */
  readonly weight: number;
  /** Wald interval of the study itself. */
  readonly interval: Interval;
}

/** What a group of studies comes to. */
export interface GroupSummary {
  /** "online"; "(none)" for rows without an entry. */
  readonly level: string;
  readonly k: number;
  readonly studies: readonly GroupStudy[];
  /** null for a single study: it is its own summary, and is drawn as a study. */
  readonly summary: Coefficient | null;
  readonly prediction: Interval | null;
  /** The distribution it is cut from, around the mean; null where it is no normal and no t, and of a single study. */
  readonly predictive: { readonly scale: number; readonly df: number | null } | null;
  /** Common tau2: that of the whole model; null for a single study. */
  readonly tau2: Tau2Result | null;
  /** Of the group's studies alone, with Q and its test; null for a single study. */
  readonly heterogeneity: Heterogeneity | null;
  /** Percent of the weight of all groups. */
  readonly share: number;
  /** Whether it takes part in the test between groups. */
  readonly compared: boolean;
}

/** Groups of studies side by side. */
export interface SubgroupReport {
  readonly by: string;
  /** How tau2 is taken: one for all groups, or one for each. */
  readonly tau2: "common" | "separate";
  /** Id of the test of the summaries. */
  readonly test: string;
  readonly level: number;
  readonly groups: readonly GroupSummary[];
  /** Studies in groups. */
  readonly k: number;
  /** The one tau2 of all groups; null where each has its own. */
  readonly commonTau2: Tau2Result | null;
  /** That all groups have the same mean; null with fewer than two groups to compare. */
  readonly between: HypothesisTest | null;
  /** The sum of the groups' Q; null where no group has one. */
  readonly within: HypothesisTest | null;
  /** Percent of the variance between studies that the groups account for; null where tau2 is separate or has no meaning. */
  readonly explained: number | null;
  /** One line for a caption: which tau2, which test. */
  readonly caption: string;
  readonly sentences: readonly string[];
  readonly issues: readonly Issue[];
}

/** A difference or another combination, beside what its family makes of it. */
export interface Comparison {
  /** "online − face to face". */
  readonly label: string;
  /** The two levels compared; null for a combination of the user's own. */
  readonly between: readonly [first: string, second: string] | null;
  /** With the test and the interval of this comparison alone. */
  readonly coefficient: Coefficient;
  /** p-value adjusted for the family; null where the comparison has no test. */
  readonly adjustedP: number | null;
  /** Covers all comparisons of the family at once; null where the adjustment has none. */
  readonly simultaneous: Interval | null;
}

/** Comparisons adjusted together. */
export interface CoefficientFamily {
  /** Id in the registry of adjustments. */
  readonly adjustment: string;
  readonly comparisons: readonly Comparison[];
  /** That all of them are 0. */
  readonly joint: HypothesisTest | null;
  /** Half-width (99 %) of the error of p-values that are integrated by sampling; null where they are exact. */
  readonly error: number | null;
}

/** The mean effect at a level, other moderators held. */
export interface MarginalMean {
  readonly level: string;
  /** Studies with this level. */
  readonly k: number;
  readonly mean: Coefficient;
  readonly prediction: Interval | null;
}

/** Where a numeric moderator is held. */
export interface HeldAt {
  readonly column: string;
  /** In the unit of the moderator. */
  readonly value: number;
  readonly unit: string | null;
}

/** Estimated marginal means of a factor. */
export interface MarginalMeans {
  readonly column: string;
  /** Other factors' levels count the same, or as often as studies have them. */
  readonly weighting: "equal" | "proportional";
  readonly held: readonly HeldAt[];
  /** Factors averaged over. */
  readonly averaged: readonly string[];
  readonly means: readonly MarginalMean[];
  readonly pairwise: CoefficientFamily;
  /** Each level against the first, which is the reference. */
  readonly versusReference: CoefficientFamily;
  /** Says what the means are held at and averaged over. */
  readonly caption: string;
}

/** A study in a panel. */
export interface PanelPoint {
  readonly rowId: string;
  readonly label: string;
  /** Numeric: the moderator in its unit; factor: the place of the study's level. */
  readonly x: number;
  readonly yi: number;
  readonly vi: number;
  /** Percent of all weight in the model of this moderator alone: the area of its bubble. */
  readonly weight: number;
  /** Place of its level of the second moderator; null without one, or where the study lacks it. */
  readonly group: number | null;
}

/** The fitted line at a value. */
export interface CurvePoint {
  /** In the unit of the moderator. */
  readonly x: number;
  readonly estimate: number;
  readonly interval: Interval | null;
  readonly prediction: Interval | null;
}

/** A fitted line over the range of the studies it stands for. */
export interface PanelCurve {
  /** Level of the second moderator; null for the line of all studies. */
  readonly level: string | null;
  readonly k: number;
  readonly points: readonly CurvePoint[];
}

/** Separate lines per level of a second moderator. */
export interface PanelSplit {
  readonly by: string;
  readonly levels: readonly string[];
  readonly points: readonly PanelPoint[];
  readonly curves: readonly PanelCurve[];
  /** That the lines are parallel. */
  readonly interaction: HypothesisTest | null;
}

/** The model of all moderators along one of them, the others held. */
export interface HeldLine {
  /** Studies that have all moderators, with their weights in this model. */
  readonly points: readonly PanelPoint[];
  readonly curve: PanelCurve;
  /** The other numbers, at their means. */
  readonly held: readonly HeldAt[];
  /** Factors whose levels count as often as studies have them. */
  readonly averaged: readonly string[];
  /** Effects that lack some moderator of the model. */
  readonly missing: number;
}

/** A test of a moderator by itself, in two ways. */
export interface PanelTests {
  /** Normal: z or chi-square. */
  readonly wald: HypothesisTest | null;
  /** Knapp & Hartung: t or F. */
  readonly knappHartung: HypothesisTest | null;
  /** The same, adjusted over all panels of the document. */
  readonly waldAdjusted: number | null;
  readonly knappHartungAdjusted: number | null;
}

/** A coefficient tested by z and by Knapp & Hartung, side by side. */
export interface PanelCoefficient {
  readonly label: string;
  /** By the test of the model. */
  readonly coefficient: Coefficient;
  readonly wald: HypothesisTest | null;
  readonly knappHartung: HypothesisTest | null;
}

/** The coefficients of a model, in its order, tested side by side. */
export interface ModelTests {
  /** Id of the adjustment over all coefficients but the intercept. */
  readonly adjustment: string;
  readonly coefficients: readonly (PanelCoefficient & {
    /** Of the test of the model; null for the intercept, and where there is no test. */
    readonly adjustedP: number | null;
  })[];
}

/** A moderator by itself: its regression, what a plot draws of it, and a sentence that reads it. */
export interface ModeratorPanel {
  readonly column: string;
  readonly role: ModeratorRole | null;
  readonly kind: "numeric" | "factor";
  readonly unit: string | null;
  /** Whether a term of the document's model has it. */
  readonly inModel: boolean;
  /** Factor: in the order of the model, the reference first; numeric: []. */
  readonly levels: readonly string[];
  /** Effects that have it, and effects that lack it. */
  readonly k: number;
  readonly missing: number;
  /** null where it cannot be fitted; `issues` say why. */
  readonly fit: RegressionFit | null;
  readonly points: readonly PanelPoint[];
  /** Numeric: the line; null for a factor, or without a fit. */
  readonly curve: PanelCurve | null;
  /** Numeric: the line of the document's model; null without further moderators in it; absent in reports of earlier versions. */
  readonly held?: HeldLine | null;
  /** Numeric: separate lines per level of each factor that can be crossed with it. */
  readonly splits: readonly PanelSplit[];
  /** Factor: the mean of each level; [] for a number. */
  readonly groups: readonly MarginalMean[];
  /** Places of the knots of a spline, for a rug. */
  readonly knots: readonly number[];
  readonly coefficients: readonly PanelCoefficient[];
  readonly tests: PanelTests;
  /** Id of the adjustment over the panels, and how many tests it is over. */
  readonly adjustment: string;
  readonly family: number;
  /** Reads the panel in a sentence. */
  readonly sentence: string;
  readonly issues: readonly Issue[];
}

/** One way in which studies are laid out: the levels of a factor, or bands of a number. */
export interface DesignAxis {
  readonly column: string;
  readonly role: ModeratorRole | null;
  readonly unit: string | null;
  /** Its levels or bands: "online"; "under 10 hours", which is said in the language of the page. */
  readonly bins: readonly string[];
  /** Where bands meet, ascending: a value on a cut belongs to the band above; [] for a factor. */
  readonly cuts: readonly number[];
}

/** A combination of levels. */
export interface DesignCell {
  /** Places of its levels, one per axis. */
  readonly at: readonly number[];
  /** Effects. */
  readonly k: number;
  /** Studies: effects with different labels. */
  readonly studies: number;
  readonly rowIds: readonly string[];
  readonly state: "empty" | "one" | "several";
}

/** How closely two moderators go together in these studies. */
export interface Association {
  readonly columns: readonly [string, string];
  /** Two factors: Cramér's V; a factor and a number: eta; two numbers: Pearson's r. */
  readonly measure: "V" | "eta" | "r";
  /** null where one of them does not vary among the studies that have both. */
  readonly value: number | null;
  /** Effects that have both. */
  readonly k: number;
  /** Whether one determines the other: `complete`, `nearly` (but for one study, or correlated 0.9 and more), or `apart`. */
  readonly confounded: "complete" | "nearly" | "apart";
  readonly sentence: string;
}

/** Power of the test of a moderator in the studies at hand. */
export interface ModeratorPower {
  readonly column: string;
  /** `joint`: of all levels of a factor at once, where the pair of levels that is hardest to tell apart differs by the effect. */
  readonly kind: "difference" | "slope" | "joint";
  /** Difference between two levels, or change over `per` units, on the analysis scale. */
  readonly effect: number;
  /** Two levels; null for a number, and for all levels at once. */
  readonly between: readonly [string, string] | null;
  /** Numeric: how many units of the moderator the change is over; factor: null. */
  readonly per: number | null;
  readonly unit: string | null;
  readonly k: number;
  /** What it is reckoned with. */
  readonly tau2: number;
  /** Two-sided, at 1 - level; a proportion. */
  readonly alpha: number;
  readonly power: number;
  /** The smallest one found with 80 % probability. */
  readonly detectable: number;
  readonly sentence: string;
}

/** Which combinations of moderators have been studied, and what these data can tell apart. */
export interface DesignMap {
  /** Format, dose and facilitator where they are given; otherwise the first moderators, three at most. */
  readonly axes: readonly DesignAxis[];
  /** Every combination, the last axis running fastest. */
  readonly cells: readonly DesignCell[];
  /** Effects in cells, and effects that lack one of the axes. */
  readonly k: number;
  readonly unplaced: number;
  readonly associations: readonly Association[];
  readonly missing: readonly { readonly column: string; readonly missing: number; readonly of: number }[];
  readonly power: readonly ModeratorPower[];
  readonly sentences: readonly string[];
}

/** A way in which a profile lies outside the data. */
export interface Extrapolation {
  readonly kind: "range" | "combination" | "leverage";
  readonly columns: readonly string[];
  readonly sentence: string;
}

/** What effect is to be expected of an intervention of this profile. */
export interface ExpectedEffect {
  readonly profile: readonly {
    readonly column: string;
    readonly value: string | number;
    readonly unit: string | null;
  }[];
  readonly mean: Coefficient;
  readonly prediction: Interval | null;
  /** How probable a true effect beyond the model's threshold is; null without a predictive distribution. */
  readonly beyond: { readonly threshold: number; readonly above: number; readonly below: number } | null;
  /** x'(X'WX)^-1 x, and the largest of the studies. */
  readonly leverage: number;
  readonly largestLeverage: number;
  /** [] where the profile lies among the data. */
  readonly extrapolation: readonly Extrapolation[];
  /** Studies of exactly these levels. */
  readonly alike: number;
  readonly sentences: readonly string[];
}
