import type { QuickBiasMethod } from "../types.ts";
import { decliningMethod } from "./declining.ts";

/**
 * Logistic selection model, w(p) = 2 exp(-delta p) / (1 + exp(-delta p)), delta >= 0, fitted with mean and tau2 by maximum likelihood; 1 up to a threshold, falling to an
 * estimated level, or with a rate in proportion to imprecision where asked for.
 * Source: Preston, Ashby & Smyth (2004), doi:10.1111/j.1365-2753.2003.00421.x.
 * R: `selmodel(rma(yi, vi, method = "ML"), type = "logistic", alternative = "greater")`
 */
export const logisticSelection: QuickBiasMethod = decliningMethod({
  id: "logistic",
  label: "Logistic",
  summary: "Selection model in which the probability of publication falls as 2 exp(−δp) / (1 + exp(−δp)).",
  reference: "Preston et al. (2004), doi:10.1111/j.1365-2753.2003.00421.x",
  decline: "logistic",
  type: "logistic",
  formula: "2 exp(−δp) / (1 + exp(−δp))",
});
