import { formatExact, formatShort } from "../../format/index.ts";
import type { Params } from "../../registry.ts";
import type { QuickBiasMethod } from "../types.ts";
import { negExpPowerInR } from "./loglik-to-r.ts";
import { negExpPowerModel } from "./models.ts";
import { DIRECTION, IMPRECISION, imprecisionOf, isEither, numberOf, THRESHOLD } from "./params.ts";
import { smoothMethod } from "./smooth-record.ts";
import { precisionToR, selmodelToR } from "./to-r.ts";
import { negExpPower } from "./weights/neg-exp-power.ts";

const thresholdOf = (params: Params): number => numberOf(params, "threshold", 0);

/**
 * Negative exponential power selection model, w(p) = exp(-d1 p^(1 / d2)), d1 >= 0, d2 >= 0, between half-normal (d2 = 1/2), negative
 * exponential (d2 = 1) and a step (d2 near 0 or large).
 * Source: Begg & Mazumdar (1994), doi:10.2307/2533446, in metafor's parameters.
 * R: `selmodel(rma(yi, vi, method = "ML"), type = "negexppow", alternative = "greater")`
 */
export const negExpPowerSelection: QuickBiasMethod = smoothMethod({
  id: "neg-exp-power",
  label: "Negative exponential power",
  summary: "Selection model in which the probability of publication falls as exp(−δ₁ p^(1/δ₂)).",
  reference: "Begg & Mazumdar (1994), doi:10.2307/2533446",
  assumption:
    "The probability of publication falls with the p-value, gradually or almost at once as the data have it.",
  params: [DIRECTION, THRESHOLD, IMPRECISION],
  names: ["δ₁ (rate)", "δ₂ (shape)"],
  formula: (params) => {
    const threshold = thresholdOf(params);
    return `exp(−δ₁ p^(1/δ₂))${threshold > 0 ? `, 1 up to p = ${formatShort(threshold)}` : ""}`;
  },
  model: (params) => negExpPowerModel(thresholdOf(params), isEither(params)),
  weight: (params) => negExpPower(thresholdOf(params)),
  r(input, outcome) {
    const threshold = thresholdOf(outcome.params);
    const either = isEither(outcome.params);
    const imprecision = imprecisionOf(outcome.params);
    return selmodelToR(input, outcome, {
      id: "neg-exp-power",
      type: "negexppow",
      either,
      smooth: negExpPowerInR(threshold, either, imprecision),
      further: [
        ...(threshold > 0 ? [`steps = ${formatExact(threshold)}`] : []),
        ...precisionToR(imprecision),
      ],
    });
  },
});
