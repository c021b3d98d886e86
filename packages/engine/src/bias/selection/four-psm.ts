import type { QuickBiasMethod } from "../types.ts";
import { fixedSteps } from "./fixed-steps.ts";

/**
 * The four-parameter selection model: mean, tau2, and two weights relative to results significant in the favoured direction, of
 * results in that direction that are not, and of results in the other direction.
 * Source: Vevea & Hedges (1995), doi:10.1007/BF02294384; Carter et al. (2019), doi:10.1177/2515245919847196.
 * R: `selmodel(rma(yi, vi, method = "ML"), type = "stepfun", alternative = "greater", steps = c(.025, .5))`
 */
export const fourPsm: QuickBiasMethod = fixedSteps({
  id: "four-psm",
  label: "4PSM",
  summary: "Four-parameter selection model: steps at significance and at the direction of the effect.",
  reference:
    "Vevea & Hedges (1995), doi:10.1007/BF02294384; Carter et al. (2019), doi:10.1177/2515245919847196",
  assumption:
    "How probably a result is published depends only on whether it is significant in the favoured direction, in that direction without being significant, or in the other direction.",
  steps: [0.025, 0.5],
});
