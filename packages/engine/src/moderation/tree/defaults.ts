import type { TreeSpec } from "./types.ts";

/** Ten folds, at least three studies in a leaf, at most five splits, and the rule of one standard error. */
export const TREE_DEFAULTS: TreeSpec = {
  model: "random",
  leafSize: 3,
  splits: 5,
  factors: "ordered",
  folds: 10,
  c: 1,
  seed: 1,
  level: 0.95,
};
