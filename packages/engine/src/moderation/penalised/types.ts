import type { EffectSet } from "../../analysis-types.ts";
import type { ModelSpec } from "../../document/types.ts";

/** The columns of one term: they stay or go together. */
export interface PenalisedTerm {
  readonly label: string;
  readonly names: readonly string[];
  readonly labels: readonly string[];
  /** Of length k each, as the user coded and centred them. */
  readonly columns: readonly Float64Array[];
}

/** The studies that have all moderators, and the columns of every term; there may be more columns than studies. */
export interface PenalisedData {
  readonly effects: EffectSet;
  readonly terms: readonly PenalisedTerm[];
  readonly model: ModelSpec;
}

/** How coefficients are shrunk and how strongly is decided. */
export interface PenalisedSpec {
  /** 1 = lasso, less = elastic net; above 0. */
  readonly alpha: number;
  /** Terms that tell much by themselves are shrunk less. */
  readonly adaptive: boolean;
  /** How many strengths of the penalty are tried. */
  readonly lambdas: number;
  readonly folds: number;
  /** Halves of the studies on which the selection is repeated. */
  readonly resamples: number;
  readonly seed: number;
}

/** A penalised fit at one strength of the penalty. */
export interface PathPoint {
  readonly lambda: number;
  /** Left between studies by the terms that are not 0. */
  readonly tau2: number;
  readonly intercept: number;
  /** Of all columns of all terms, in their order and scale. */
  readonly coefficients: readonly number[];
  /** Places of the terms that are not 0. */
  readonly selected: readonly number[];
}

/** A strength of the penalty with how well it predicts studies left out. */
export interface CrossValidated extends PathPoint {
  /** Weighted mean squared error. */
  readonly error: number;
  readonly se: number;
}

/** One unit of the work: a fold predicted from the others, or the terms selected from one half of the studies. */
export type PenalisedUnit =
  | {
      readonly kind: "fold";
      readonly fold: number;
      /** Places of the studies left out, and their squared errors at each strength. */
      readonly studies: readonly { readonly study: number; readonly errors: readonly number[] }[];
    }
  | { readonly kind: "half"; readonly selected: readonly (readonly number[])[] };

/** One column of the selected model. */
export interface ShrunkCoefficient {
  readonly name: string;
  readonly label: string;
  /** Place of its term; null for the intercept. */
  readonly term: number | null;
  readonly estimate: number;
}

/** A model by one of the two rules. */
export interface ChosenPenalty {
  /** Place on the path. */
  readonly place: number;
  readonly lambda: number;
  readonly tau2: number;
  /** The intercept first. */
  readonly coefficients: readonly ShrunkCoefficient[];
  /** Of each term: whether it stays. */
  readonly selected: readonly boolean[];
  /** Of each term: the share of halves of the studies from which it is selected at this strength. */
  readonly stability: readonly number[];
}

/** A penalised meta-regression. */
export interface Penalised {
  readonly spec: PenalisedSpec;
  readonly k: number;
  readonly terms: readonly string[];
  readonly path: readonly CrossValidated[];
  /** Smallest error. */
  readonly min: ChosenPenalty;
  /** Strongest penalty whose error is within one standard error of the smallest. */
  readonly oneSe: ChosenPenalty;
}
