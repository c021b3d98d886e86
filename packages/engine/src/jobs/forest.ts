import { FOREST_PARAMS, forestChoices } from "../moderation/forest/choices.ts";
import { combineForest, planForest } from "../moderation/forest/forest.ts";
import type { Forest, TreeVote } from "../moderation/forest/types.ts";
import { treeVotes } from "../moderation/forest/vote.ts";
import { furtherParams } from "../moderation/further-params.ts";
import { ok } from "../result.ts";
import type { ModeratorJob } from "./types.ts";

/**
 * A random forest of a document's moderators with random-effects weights.
 * Source: Van Lissa (2020), in Small Sample Size Solutions, 186-202. R: `metaforest::MetaForest`
 */
export const forest: ModeratorJob<readonly TreeVote[], Forest> = {
  id: "forest",
  label: "Importance of moderators (forest)",
  summary:
    "Grows many trees on random draws of the studies and tells which moderators help to predict those left out.",
  reference: "Van Lissa (2020), in Small Sample Size Solutions, 186-202, doi:10.4324/9780429273872-16",
  units: "trees",
  params: FOREST_PARAMS,
  plan({ input }) {
    const plan = planForest(input, forestChoices(furtherParams(input.spec, "forest")));
    if (!plan.ok) return plan;
    const { data, spec, trees } = plan.value;
    return ok(
      {
        total: trees,
        run: (from, to) => treeVotes(data, spec, from, to),
        combine(parts) {
          const whole = combineForest(plan.value, parts.flat());
          return whole.ok ? ok(whole.value, [...plan.issues, ...whole.issues]) : whole;
        },
      },
      plan.issues,
    );
  },
};
