import type { QuickBiasMethod } from "../types.ts";
import { betaInR } from "./loglik-to-r.ts";
import { betaModel } from "./models.ts";
import { DIRECTION, isEither } from "./params.ts";
import { smoothMethod } from "./smooth-record.ts";
import { selmodelToR } from "./to-r.ts";
import { betaWeight } from "./weights/beta.ts";

/**
 * The beta selection model, w(p) = p^(d1 - 1) (1 - p)^(d2 - 1) with p kept between 1e-5 and 1 - 1e-5; d1 = d2 = 1 is no selection.
 * Source: Citkowicz & Vevea (2017), doi:10.1037/met0000119.
 * R: `selmodel(rma(yi, vi, method = "ML"), type = "beta", alternative = "greater")`
 */
export const betaSelection: QuickBiasMethod = smoothMethod({
  id: "beta",
  label: "Beta",
  summary:
    "Selection model with a beta-shaped probability of publication, which need not fall with the p-value.",
  reference: "Citkowicz & Vevea (2017), doi:10.1037/met0000119",
  assumption: "The probability of publication is a smooth, beta-shaped function of the p-value.",
  params: [DIRECTION],
  names: ["δ₁", "δ₂"],
  formula: () => "p^(δ₁ − 1) (1 − p)^(δ₂ − 1)",
  model: (params) => betaModel(null, isEither(params)),
  weight: () => betaWeight([1e-5, 1 - 1e-5]),
  r(input, outcome) {
    const either = isEither(outcome.params);
    const smooth = betaInR([1e-5, 1 - 1e-5], either);
    return selmodelToR(input, outcome, { id: "beta", type: "beta", either, further: [], smooth });
  },
});
