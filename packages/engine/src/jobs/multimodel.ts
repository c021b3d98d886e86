import { furtherParams } from "../moderation/further-params.ts";
import { MULTIMODEL_PARAMS, multimodelChoices } from "../moderation/multimodel/choices.ts";
import { MULTIMODEL_DEFAULTS } from "../moderation/multimodel/defaults.ts";
import { planMultimodel, rankPlan } from "../moderation/multimodel/multimodel-of.ts";
import { type FittedSubset, fitSubsets } from "../moderation/multimodel/rank-models.ts";
import type { Multimodel } from "../moderation/multimodel/types.ts";
import { fail, ok } from "../result.ts";
import type { ModeratorJob } from "./types.ts";

/**
 * All models that can be made of a document's terms, ranked and averaged.
 * Source: Burnham & Anderson (2002), Model Selection and Multimodel Inference. R: `glmulti`, `MuMIn::dredge`
 */
export const multimodel: ModeratorJob<readonly FittedSubset[], Multimodel> = {
  id: "multimodel",
  label: "All models ranked",
  summary:
    "Fits every model that can be made of the terms, ranks them by AICc and averages their coefficients.",
  reference: "Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2nd ed., Springer",
  units: "models",
  params: MULTIMODEL_PARAMS,
  plan({ input }) {
    const plan = planMultimodel(input);
    if (!plan.ok) return plan;
    const { subsets, fit } = plan.value;
    const spec = { ...MULTIMODEL_DEFAULTS, ...multimodelChoices(furtherParams(input.spec, "multimodel")) };
    return ok(
      {
        total: subsets.length,
        run: (from, to) => fitSubsets(subsets, fit, from, to),
        combine(parts) {
          const ranked = rankPlan(input, plan.value, parts.flat(), spec);
          const issues = [...plan.issues, ...ranked.issues];
          return ranked.ok ? ok({ ...ranked.value, issues }, issues) : fail(...issues);
        },
      },
      plan.issues,
    );
  },
};
