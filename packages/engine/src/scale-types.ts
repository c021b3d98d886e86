import type { HypothesisTest, Index, Interval } from "./analysis-types.ts";
import type { LocationScaleFit } from "./moderation/location-scale/types.ts";
import type { HeldAt } from "./moderation-types.ts";
import type { Issue } from "./result.ts";

/** Heterogeneity, and the mean effect, where a moderator of the scale part has a given value. */
export interface ScalePoint {
  /** Of a factor; null for a number. */
  readonly level: string | null;
  /** Numeric: in the unit of the moderator; factor: the place of the level. */
  readonly x: number;
  /** Factor: studies with this level; null for a number. */
  readonly k: number | null;
  /** Expected by the location part. */
  readonly mean: number;
  readonly interval: Interval | null;
  /** Of the true effect of a new study of this kind; null where tau2 is not estimated. */
  readonly prediction: Interval | null;
  /** null where the likelihood runs to no estimate here. */
  readonly tau2: Index;
  /** Its square root, on the analysis scale. */
  readonly tau: Index;
}

/** How heterogeneity goes with one moderator of the scale part, the others held. */
export interface ScaleView {
  readonly column: string;
  readonly kind: "numeric" | "factor";
  readonly unit: string | null;
  /** Other moderators that are numbers, at their means. */
  readonly held: readonly HeldAt[];
  /** Other factors, whose levels count the same: under the log link tau2 is then their geometric mean. */
  readonly averaged: readonly string[];
  /** Factor: one per level, the reference first; numeric: along the range of the studies, ascending. */
  readonly points: readonly ScalePoint[];
  /** That tau2 does not depend on it: Wald, over all its coefficients; null where they have no standard errors. */
  readonly test: HypothesisTest | null;
  /** Numeric: the studies' own values, for a rug; factor: []. */
  readonly values: readonly number[];
}

/** Whether the amount of heterogeneity depends on moderators: the location-scale model of a document. */
export interface ScaleReport {
  readonly link: LocationScaleFit["link"];
  /** Rows of the studies used: those with every moderator of both parts. */
  readonly rowIds: readonly string[];
  /** null where the model cannot be fitted; `issues` say why. */
  readonly fit: LocationScaleFit | null;
  /** Names for people of the coefficients of the location and of the scale part. */
  readonly locationLabels: readonly string[];
  readonly scaleLabels: readonly string[];
  /** The one tau2 of the same studies with the same location part; null where it cannot be fitted. */
  readonly constantTau2: number | null;
  /** One per moderator of the scale part. */
  readonly views: readonly ScaleView[];
  /** Reads the model in plain sentences, the test first. */
  readonly sentences: readonly string[];
  readonly issues: readonly Issue[];
}
