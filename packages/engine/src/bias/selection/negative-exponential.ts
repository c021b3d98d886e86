import type { QuickBiasMethod } from "../types.ts";
import { decliningMethod } from "./declining.ts";

/**
 * Negative exponential selection model, w(p) = exp(-delta p), delta >= 0, fitted with mean and tau2 by maximum likelihood; 1 up to a threshold, falling to an
 * estimated level, or with a rate in proportion to imprecision where asked for.
 * Source: Preston, Ashby & Smyth (2004), doi:10.1111/j.1365-2753.2003.00421.x.
 * R: `selmodel(rma(yi, vi, method = "ML"), type = "negexp", alternative = "greater")`
 */
export const negativeExponentialSelection: QuickBiasMethod = decliningMethod({
  id: "negative-exponential",
  label: "Negative exponential",
  summary: "Selection model in which the probability of publication falls as exp(−δp).",
  reference: "Preston et al. (2004), doi:10.1111/j.1365-2753.2003.00421.x",
  decline: "negative-exponential",
  type: "negexp",
  formula: "exp(−δp)",
});
