import type { ModeratorValues } from "../../design/types.ts";

/** A moderator as the studies have it; null where it is missing. */
export type IncompleteColumn = Pick<ModeratorValues, "column" | "kind" | "levels" | "values">;

/** The studies with their effects and moderators; all lists of one length. */
export interface IncompleteData {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  /** The moderators of the analysis; those without missing values help to fill in the others. */
  readonly columns: readonly IncompleteColumn[];
}

/** How missing moderators are filled in. */
export interface ImputationSpec {
  /** How many completed data sets are made, at least 2. */
  readonly imputations: number;
  /** Rounds through all columns before one is kept. */
  readonly iterations: number;
  /** Numbers: the value of a study predicted alike (`pmm`), or a draw from the regression (`norm`). */
  readonly numeric: "pmm" | "norm";
  /** Of how many studies predicted alike one lends its value. */
  readonly donors: number;
  /** In what form the precision of a study predicts its moderators: 1 / vi, or log vi. */
  readonly precision: "weight" | "log-vi";
  readonly seed: number;
}

/** What was filled into one column. */
export interface Filled {
  readonly column: string;
  /** Places of the studies, ascending. */
  readonly studies: readonly number[];
  /** A number, or the place of a level. */
  readonly values: readonly number[];
}

/** Of one column in one chain: what was filled in, round by round. */
export interface Trace {
  readonly column: string;
  /** "mean", "SD", or of a factor "share of online". */
  readonly statistic: string;
  readonly values: readonly number[];
}

/** One statistic of what was filled into one column: a list for each data set, as long as there are rounds. */
export interface ChainTrace extends Pick<Trace, "column" | "statistic"> {
  readonly chains: readonly (readonly number[])[];
}

/** One completed data set: what was filled in, and how the chain went. */
export interface Imputation {
  /** From 0. */
  readonly index: number;
  readonly filled: readonly Filled[];
  readonly traces: readonly Trace[];
}

/** What one worker makes: the imputations from `from` up to but not including `to`. */
export interface ImputationShard {
  readonly from: number;
  readonly to: number;
  readonly imputations: readonly Imputation[];
}
