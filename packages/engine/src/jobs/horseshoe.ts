import { furtherParams } from "../moderation/further-params.ts";
import { HORSESHOE_PARAMS, horseshoeChoices } from "../moderation/penalised/horseshoe/choices.ts";
import { combineChains, planHorseshoe, runChains } from "../moderation/penalised/horseshoe/horseshoe.ts";
import type { Horseshoe, HorseshoeChain } from "../moderation/penalised/horseshoe/types.ts";
import { ok } from "../result.ts";
import type { ModeratorJob } from "./types.ts";

/**
 * A Bayesian meta-regression that shrinks what tells little and leaves alone what tells much.
 * Source: Carvalho, Polson & Scott (2010), Biometrika 97, 465-480. R: `pema::brma(yi ~ ., vi = "vi", method = "hs")`
 */
export const horseshoe: ModeratorJob<readonly HorseshoeChain[], Horseshoe> = {
  id: "horseshoe",
  label: "Shrunken coefficients (horseshoe prior)",
  summary:
    "Samples a Bayesian meta-regression whose prior pulls small coefficients to 0 and leaves large ones where they are.",
  reference: "Makalic & Schmidt (2016), IEEE Signal Processing Letters 23(1), doi:10.1109/LSP.2015.2503725",
  units: "chains",
  params: HORSESHOE_PARAMS,
  plan({ input }) {
    const plan = planHorseshoe(input, horseshoeChoices(furtherParams(input.spec, "horseshoe")));
    if (!plan.ok) return plan;
    return ok(
      {
        total: plan.value.spec.chains,
        run: (from, to) => runChains(plan.value, from, to),
        combine(parts) {
          const whole = combineChains(plan.value, parts.flat());
          return whole.ok ? ok(whole.value, [...plan.issues, ...whole.issues]) : whole;
        },
      },
      plan.issues,
    );
  },
};
