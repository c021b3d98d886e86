import type { QuickBiasMethod } from "../types.ts";
import { decliningMethod } from "./declining.ts";

/**
 * Power selection model, w(p) = (1 - p)^delta, delta >= 0, fitted with mean and tau2 by maximum likelihood; 1 up to a threshold, falling to an
 * estimated level, or with a rate in proportion to imprecision where asked for.
 * Source: Preston, Ashby & Smyth (2004), doi:10.1111/j.1365-2753.2003.00421.x.
 * R: `selmodel(rma(yi, vi, method = "ML"), type = "power", alternative = "greater")`
 */
export const powerSelection: QuickBiasMethod = decliningMethod({
  id: "power",
  label: "Power function",
  summary: "Selection model in which the probability of publication falls as (1 − p)^δ.",
  reference: "Preston et al. (2004), doi:10.1111/j.1365-2753.2003.00421.x",
  decline: "power",
  type: "power",
  formula: "(1 − p)^δ",
});
