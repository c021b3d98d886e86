import { formatShort } from "../../format/index.ts";
import type { ParamDef, Params } from "../../registry.ts";
import type { QuickBiasMethod } from "../types.ts";
import { betaInR } from "./loglik-to-r.ts";
import { betaModel } from "./models.ts";
import { DIRECTION, isEither, numbersOf } from "./params.ts";
import { smoothMethod } from "./smooth-record.ts";
import { smoothToR } from "./to-r.ts";
import { betaWeight } from "./weights/beta.ts";

const ENDS: readonly number[] = [0.025, 0.975];

const ENDS_PARAM: ParamDef = {
  key: "ends",
  label: "Constant beyond",
  help: "Two p-values beyond which the probability of publication stays what it is there: results are told apart only between them.",
  type: "numbers",
  default: ENDS,
  min: 0.0001,
  max: 0.9999,
  least: 2,
  most: 2,
};

const endsOf = (params: Params): readonly [number, number] => {
  const [low = 0.025, high = 0.975] = numbersOf(params, "ends", ENDS);
  return [low, high];
};

/**
 * The truncated beta selection model: w(p) = p^(d1 - 1) (1 - p)^(d2 - 1), with p below the first end counted as the first and p above
 * the second as the second.
 * Source: Citkowicz & Vevea (2017), doi:10.1037/met0000119, with the ends of metafor 4.6.
 * R: `selmodel(rma(yi, vi, method = "ML"), type = "beta", alternative = "greater", steps = c(.025, .975))` (metafor >= 4.6)
 */
export const truncatedBeta: QuickBiasMethod = smoothMethod({
  id: "truncated-beta",
  label: "Truncated beta",
  summary: "Beta selection model in which all clearly significant results are published alike.",
  reference: "Citkowicz & Vevea (2017), doi:10.1037/met0000119",
  assumption:
    "The probability of publication is a beta-shaped function of the p-value between two p-values and constant beyond them.",
  params: [DIRECTION, ENDS_PARAM],
  names: ["δ₁", "δ₂"],
  formula: (params) =>
    `p^(δ₁ − 1) (1 − p)^(δ₂ − 1) between p = ${endsOf(params)
      .map((end) => formatShort(end))
      .join(" and ")}, constant beyond`,
  model: (params) => betaModel(endsOf(params), isEither(params)),
  weight: (params) => betaWeight(endsOf(params)),
  r: (input, outcome) =>
    smoothToR(input, outcome, {
      id: "truncated-beta",
      smooth: betaInR(endsOf(outcome.params), isEither(outcome.params)),
      reason: "selmodel() truncates the beta weights only from metafor 4.6 on",
    }),
});
