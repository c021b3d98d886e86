import { furtherParams } from "../moderation/further-params.ts";
import { INFLATION_PARAMS, inflationDraws } from "../moderation/inflation/choices.ts";
import {
  drawInflation,
  planInflation,
  summariseInflation,
} from "../moderation/inflation/simulate-inflation.ts";
import type { InflationDraw, InflationSimulation } from "../moderation/inflation/types.ts";
import { ok } from "../result.ts";
import type { ModeratorJob } from "./types.ts";

/**
 * Variance inflation factors among those of moderators rearranged at random.
 * Source: Fox & Monette (1992), JASA 87, 178-183. R: `vif(res, sim = 1000)`
 */
export const vifSimulation: ModeratorJob<readonly InflationDraw[], InflationSimulation> = {
  id: "vif-simulation",
  label: "Inflation of variances against chance",
  summary:
    "Rearranges each moderator among the studies and tells how often their inflation factors are smaller than the observed ones.",
  reference: "Fox & Monette (1992), J. American Statistical Association 87, 178-183, doi:10.2307/2290467",
  units: "rearrangements",
  params: INFLATION_PARAMS,
  plan({ input }) {
    const plan = planInflation(input, inflationDraws(furtherParams(input.spec, "vif-simulation")));
    if (!plan.ok) return plan;
    return ok(
      {
        total: plan.value.draws,
        run: (from, to) => drawInflation(plan.value, from, to),
        combine(parts) {
          const summary = summariseInflation(plan.value, parts.flat());
          return summary.ok ? ok(summary.value, [...plan.issues, ...summary.issues]) : summary;
        },
      },
      plan.issues,
    );
  },
};
