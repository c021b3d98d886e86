import { furtherParams } from "../moderation/further-params.ts";
import { PENALISED_PARAMS, penalisedChoices } from "../moderation/penalised/choices.ts";
import { combinePenalised, penalisedUnits, planPenalised } from "../moderation/penalised/penalised.ts";
import type { Penalised, PenalisedUnit } from "../moderation/penalised/types.ts";
import { ok } from "../result.ts";
import type { ModeratorJob } from "./types.ts";

/**
 * A lasso of a document's terms, its strength by cross-validation, with the stability of what is selected.
 * Source: Yuan & Lin (2006), JRSS B 68, 49-67. R: `glmnet::cv.glmnet(X, yi, weights = 1 / (vi + tau2))` for single columns
 */
export const penalised: ModeratorJob<readonly PenalisedUnit[], Penalised> = {
  id: "penalised",
  label: "Selected terms (lasso)",
  summary:
    "Shrinks the coefficients of many terms towards 0 and keeps those that help to predict studies left out.",
  reference:
    "Van Lissa, van Erp & Clapper (2023), Research Synthesis Methods 14(5), 724-745, doi:10.1002/jrsm.1628",
  units: "fits",
  params: PENALISED_PARAMS,
  plan({ input }) {
    const plan = planPenalised(input, penalisedChoices(furtherParams(input.spec, "penalised")));
    if (!plan.ok) return plan;
    return ok(
      {
        total: plan.value.units,
        run: (from, to) => penalisedUnits(plan.value, from, to),
        combine(parts) {
          const whole = combinePenalised(plan.value, parts.flat());
          return whole.ok ? ok(whole.value, [...plan.issues, ...whole.issues]) : whole;
        },
      },
      plan.issues,
    );
  },
};
