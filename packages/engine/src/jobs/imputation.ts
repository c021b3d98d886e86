import { IMPUTATION_PARAMS } from "../moderation/missing/choices.ts";
import { combineShards, imputeShard } from "../moderation/missing/impute.ts";
import {
  type ImputedRegression,
  planImputation,
  pooledRegression,
} from "../moderation/missing/imputed-regression.ts";
import type { ImputationShard } from "../moderation/missing/types.ts";
import { fail, ok } from "../result.ts";
import type { ModeratorJob } from "./types.ts";

/**
 * The meta-regression of a document with missing moderators filled in, over all imputations by Rubin's rules.
 * Source: van Buuren & Groothuis-Oudshoorn (2011), J. Statistical Software 45(3). R: `pool(with(mice(dat), rma(yi, vi, mods = ~ x)))`
 */
export const imputation: ModeratorJob<ImputationShard, ImputedRegression> = {
  id: "imputation",
  label: "Missing moderators filled in",
  summary:
    "Fills missing moderators in several times by chained equations and puts the regressions together by Rubin’s rules.",
  reference:
    "van Buuren & Groothuis-Oudshoorn (2011), J. Statistical Software 45(3), doi:10.18637/jss.v045.i03",
  units: "data sets",
  params: IMPUTATION_PARAMS,
  plan({ input }) {
    const plan = planImputation(input, input.model.seed);
    if (!plan.ok) return plan;
    const { data, spec } = plan.value;
    return ok(
      {
        total: spec.imputations,
        run: (from, to) => imputeShard({ data, spec, from, to }),
        combine(parts) {
          const pooled = pooledRegression(input, plan.value, combineShards(parts, spec));
          const issues = [...plan.issues, ...pooled.issues];
          return pooled.ok ? ok(pooled.value, issues) : fail(...issues);
        },
      },
      plan.issues,
    );
  },
};
