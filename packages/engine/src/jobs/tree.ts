import { furtherParams } from "../moderation/further-params.ts";
import { TREE_PARAMS, treeChoices } from "../moderation/tree/choices.ts";
import { crossValidateShard, foldCount } from "../moderation/tree/cross-validate.ts";
import { TREE_DEFAULTS } from "../moderation/tree/defaults.ts";
import { metaTree } from "../moderation/tree/meta-tree.ts";
import { planTree } from "../moderation/tree/tree-of.ts";
import type { FoldShard, MetaTree } from "../moderation/tree/types.ts";
import { ok } from "../result.ts";
import type { ModeratorJob } from "./types.ts";

/**
 * A meta-CART of a document's moderators, pruned by cross-validation.
 * Source: Li, Dusseldorp & Meulman (2017), Research Synthesis Methods 8(2), 125-139. R: `metacart::REmrt`
 */
export const tree: ModeratorJob<FoldShard, MetaTree> = {
  id: "tree",
  label: "Tree of subgroups",
  summary:
    "Splits the studies by whatever moderator explains most, and keeps the splits that cross-validation supports.",
  reference:
    "Li, Dusseldorp & Meulman (2017), Research Synthesis Methods 8(2), 125-139, doi:10.1002/jrsm.1228",
  units: "folds",
  params: TREE_PARAMS,
  plan({ input }) {
    const choices = treeChoices(furtherParams(input.spec, "tree"));
    const plan = planTree(input, { ...TREE_DEFAULTS, ...choices, seed: input.model.seed });
    if (!plan.ok) return plan;
    const { data, spec } = plan.value;
    return ok(
      {
        total: foldCount(data, spec),
        run: (from, to) => crossValidateShard(data, spec, from, to),
        combine: (parts) => ok(metaTree(data, spec, parts), plan.issues),
      },
      plan.issues,
    );
  },
};
