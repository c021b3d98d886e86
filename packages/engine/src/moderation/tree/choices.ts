import type { ParamDef, Params } from "../../registry.ts";
import { TREE_DEFAULTS } from "./defaults.ts";
import type { TreeSpec } from "./types.ts";

/** What can be chosen of the tree. */
export const TREE_PARAMS: readonly ParamDef[] = [
  {
    key: "c",
    label: "Pruning: standard errors",
    help: "The smallest tree within so many standard errors of the best is taken; 0 = the best.",
    type: "number",
    default: TREE_DEFAULTS.c,
    min: 0,
    max: 5,
  },
  {
    key: "leafSize",
    label: "Fewest studies of a leaf",
    help: "Splits that leave fewer studies on a side are not looked at.",
    type: "number",
    default: TREE_DEFAULTS.leafSize,
    min: 2,
    max: 100,
  },
  {
    key: "splits",
    label: "Most splits",
    help: "How far the tree may grow before it is pruned.",
    type: "number",
    default: TREE_DEFAULTS.splits,
    min: 1,
    max: 20,
  },
  {
    key: "folds",
    label: "Folds of the cross-validation",
    help: "How many parts the studies are divided into; each is predicted from the others.",
    type: "number",
    default: TREE_DEFAULTS.folds,
    min: 2,
    max: 50,
  },
];

/** Parameters as the tree takes them. */
export function treeChoices(params: Params): Partial<TreeSpec> {
  return {
    c: Number(params.c),
    leafSize: Math.trunc(Number(params.leafSize)),
    splits: Math.trunc(Number(params.splits)),
    folds: Math.trunc(Number(params.folds)),
  };
}
