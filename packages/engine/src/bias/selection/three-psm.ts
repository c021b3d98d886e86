import type { QuickBiasMethod } from "../types.ts";
import { fixedSteps } from "./fixed-steps.ts";

/**
 * The three-parameter selection model: mean, tau2, and one weight delta of results that are not significant in the favoured
 * direction, relative to significant ones. Density of a published effect: w(p_i) N(y_i; mu, v_i + tau2) / A_i.
 * Source: Iyengar & Greenhouse (1988), doi:10.1214/ss/1177013012; Hedges (1992), doi:10.1214/ss/1177011364; Carter et al. (2019),
 * doi:10.1177/2515245919847196. R: `selmodel(rma(yi, vi, method = "ML"), type = "stepfun", alternative = "greater", steps = .025)`
 */
export const threePsm: QuickBiasMethod = fixedSteps({
  id: "three-psm",
  label: "3PSM",
  summary: "Three-parameter selection model: one step, at significance in the favoured direction.",
  reference: "Hedges (1992), doi:10.1214/ss/1177011364; Carter et al. (2019), doi:10.1177/2515245919847196",
  assumption:
    "Results that are significant in the favoured direction are all published alike, the others all with one other probability, whatever their size.",
  steps: [0.025],
});
