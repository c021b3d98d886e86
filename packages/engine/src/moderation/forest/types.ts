import type { TreeModerator } from "../tree/types.ts";

/** How the trees of a forest are grown. */
export interface ForestSpec {
  /** Forests grown one beside the other, to see whether importances repeat; their trees together are the forest. */
  readonly forests: number;
  readonly treesPerForest: number;
  /** Moderators tried at each split; null = the root of their number, rounded down. */
  readonly tried: number | null;
  /** Nodes of fewer studies are not split. */
  readonly nodeSize: number;
  /** Most points at which the effect of a number is shown. */
  readonly points: number;
  readonly seed: number;
}

/** What trees are grown on; all lists of one length, no moderator missing. */
export interface ForestData {
  readonly yi: readonly number[];
  /** 1 / (v + tau2), summing to 1. */
  readonly weights: readonly number[];
  /** Effects with the same number are of one study, and drawn together. */
  readonly clusters: readonly number[];
  readonly moderators: readonly TreeModerator[];
  /** Values of each moderator at which the forest's prediction is shown: numbers, or places of levels. */
  readonly grid: readonly (readonly number[])[];
}

/** What becomes of a study in one tree; a node without a rule is a leaf. */
export interface ForestNode {
  readonly value: number;
  readonly rule: null | {
    readonly moderator: number;
    /** Whether a value goes left. */
    readonly goesLeft: (value: number) => boolean;
    readonly left: ForestNode;
    readonly right: ForestNode;
  };
}

/** What one tree says, as plain data. */
export interface TreeVote {
  readonly tree: number;
  /** Places of the effects it was not grown on, and its predictions of them. */
  readonly left: readonly number[];
  readonly predictions: readonly number[];
  /** How much worse it predicts them with one moderator shuffled; null where it saw all studies. */
  readonly increases: readonly number[] | null;
  /** Its mean prediction with a moderator set to each point of the grid. */
  readonly partial: readonly (readonly number[])[];
}

/** What a forest makes of one moderator. */
export interface ForestModerator {
  readonly column: string;
  readonly kind: "numeric" | "factor";
  /** Mean increase of the squared error when it is shuffled; at or below 0, it tells nothing. */
  readonly importance: number;
  /** Smallest and largest importance among the forests, and the share of forests in which it is above 0. */
  readonly range: readonly [number, number];
  readonly positive: number;
  /** Prediction by value of the moderator (a number, or a level), averaged over all studies. */
  readonly partial: readonly { readonly at: number | string; readonly prediction: number }[];
  /** Prediction at the largest minus that at the smallest value: up or down; null for factors. */
  readonly rise: number | null;
}

/** A random forest of the studies. */
export interface Forest {
  readonly spec: ForestSpec;
  readonly k: number;
  readonly clusters: number;
  /** Between studies, without moderators; what the weights are made with. */
  readonly tau2: number;
  /** Share of the weighted variance of effects that is predicted for studies left out; below 0, the mean predicts better. */
  readonly rSquared: number | null;
  /** The same after one, two ... of the forests. */
  readonly convergence: readonly (number | null)[];
  /** In the order given. */
  readonly moderators: readonly ForestModerator[];
}
