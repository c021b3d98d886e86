import type { Interval } from "../../analysis-types.ts";
import type { ModeratorValues } from "../../design/types.ts";

/** A moderator that may split the studies. */
export type TreeModerator = Pick<ModeratorValues, "column" | "kind" | "levels" | "values">;

/** The studies a tree is grown on; all lists of one length, no moderator missing. */
export interface TreeData {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly moderators: readonly TreeModerator[];
}

/** How a tree is grown and pruned. */
export interface TreeSpec {
  /** `random`: what the subgroups leave unexplained is estimated anew at each split; `fixed`: there is no such variance. */
  readonly model: "random" | "fixed";
  /** Fewest studies of a leaf, at least 2. */
  readonly leafSize: number;
  /** Most splits. */
  readonly splits: number;
  /** `ordered`: levels split in the order of their effects; `all`: every way to divide up to ten of them in two. */
  readonly factors: "ordered" | "all";
  /** Folds of the cross-validation. */
  readonly folds: number;
  /** The smallest tree within so many standard errors of the best is taken. */
  readonly c: number;
  readonly seed: number;
  readonly level: number;
}

/** Which studies go left; the others go right. */
export type SplitRule =
  | { readonly kind: "numeric"; readonly column: string; readonly cut: number }
  | {
      readonly kind: "factor";
      readonly column: string;
      readonly left: readonly string[];
      readonly right: readonly string[];
    };

/** A leaf cut in two. Nodes are numbered as they come up: the root is 0, the children of the first split 1 and 2. */
export interface Split {
  readonly node: number;
  readonly left: number;
  readonly right: number;
  readonly rule: SplitRule;
  /** Between-subgroup Q of all leaves after this split. */
  readonly qBetween: number;
  /** Heterogeneity left within the leaves after it. */
  readonly tau2: number;
}

/** A tree as it was grown, in the order of the splits: its first s splits are the tree of that size. */
export interface GrownTree {
  readonly splits: readonly Split[];
  /** tau2 of all studies before any split. */
  readonly tau2: number;
}

/** One subgroup that the tree ends in. */
export interface Leaf {
  readonly node: number;
  /** Places of its studies in the data. */
  readonly studies: readonly number[];
  /** "dose > 7.5 and format: online". */
  readonly path: string;
  readonly estimate: number;
  readonly se: number;
  readonly ci: Interval;
}

/** The test of differences between leaves; it ignores that they were searched for. */
export interface BetweenTest {
  readonly q: number;
  readonly df: number;
  readonly p: number;
}

/** How well trees of one size predict studies they were not grown on. */
export interface PruningStep {
  readonly splits: number;
  /** Weighted squared error over that of the overall mean, predicted alike: below 1, the tree predicts better. */
  readonly error: number;
  readonly se: number;
}

/** The squared errors of one study, left out, by number of splits: from none to the most. */
export interface StudyErrors {
  readonly study: number;
  readonly errors: readonly number[];
}

/** What one worker makes of some of the folds. */
export interface FoldShard {
  readonly from: number;
  readonly to: number;
  readonly studies: readonly StudyErrors[];
}

/** A pruned tree with how it came about. */
export interface MetaTree {
  readonly spec: TreeSpec;
  readonly k: number;
  /** The splits that were kept. */
  readonly splits: readonly Split[];
  readonly leaves: readonly Leaf[];
  /** All splits that were tried. */
  readonly grown: GrownTree;
  readonly pruning: readonly PruningStep[];
  /** Variance left within the leaves. */
  readonly tau2: number;
  /** null where the tree has no split. */
  readonly between: BetweenTest | null;
  /** What each split and each leaf says, in words. */
  readonly sentences: readonly string[];
}
