import { moderatorValues } from "../../design/index.ts";
import { fail, ok, type Result } from "../../result.ts";
import { designGiven, type ModerationInput } from "../moderation-stage.ts";
import { TREE_DEFAULTS } from "./defaults.ts";
import { completeTreeData, metaTree } from "./meta-tree.ts";
import type { MetaTree, TreeData, TreeSpec } from "./types.ts";

/** The studies of a document as a tree is grown on them, and which rows they are. */
interface TreePlan {
  readonly data: TreeData;
  readonly rowIds: readonly string[];
  readonly spec: TreeSpec;
}

/**
 * What a tree of a document's moderators is grown on: the studies that have all of them, random or fixed effects as the document's
 * model has them. Numbers enter as they are: a tree does not change with logarithms, centres or scales.
 */
export function planTree(input: ModerationInput, spec: TreeSpec = TREE_DEFAULTS): Result<TreePlan> {
  const read = moderatorValues(designGiven(input));
  if (!read.ok) return read;
  const { yi, vi, rowIds } = input.effects;
  const model = input.model.kind === "random" ? spec.model : "fixed";
  const own: TreeSpec = { ...spec, model, level: input.model.level };
  const complete = completeTreeData({ yi, vi, moderators: read.value }, own);
  const issues = [...read.issues, ...complete.issues];
  if (!complete.ok) return fail(...issues);
  const { data, studies } = complete.value;
  return ok({ data, rowIds: studies.map((study) => rowIds[study]!), spec: own }, issues);
}

/** The meta-CART of a document's moderators in one go. */
export function treeOf(input: ModerationInput, spec: TreeSpec = TREE_DEFAULTS): Result<MetaTree> {
  const plan = planTree(input, spec);
  return plan.ok ? ok(metaTree(plan.value.data, plan.value.spec), plan.issues) : plan;
}
