import type { BiasNumber, BiasOutcome } from "../../bias-types.ts";
import { formatAdaptive, formatLevel } from "../../format/index.ts";
import { criticalValue } from "../../inference/tests.ts";
import { rangeIssues } from "../../models/range-issues.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { distanceInWords } from "../effect-words.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, BiasR, QuickBiasMethod } from "../types.ts";
import { affirmativeRows, affirmativeToR, affirmedBy, lackOfContrast } from "./affirmative.ts";
import { effectSetOf } from "./effect-set.ts";
import { selectionData } from "./selection-data.ts";
import { fixedRatioMean, ratioForLimit, ratioForMean } from "./selection-weights.ts";
import { direction } from "./wording.ts";

/** What stands for a ratio where no selection of this kind does it. */
export const NOT_POSSIBLE = "not possible";

/**
 * The S-value: how many times more likely affirmative studies would have to be published than the others for the fixed-effects mean,
 * or the limit of its interval nearer to no effect, to be q.
 * Source: Mathur & VanderWeele (2020), J. Royal Statistical Society C 69, 1091-1119, doi:10.1111/rssc.12440.
 * R: `PublicationBias::pubbias_svalue(yi, vi, q = 0, model_type = "fixed", small = FALSE)`
 */
export const sValue: QuickBiasMethod = {
  id: "s-value",
  family: "adjusted",
  label: "S-value",
  summary:
    "How severe selection would have to be to bring the mean, or its interval, to a value of no interest.",
  reference:
    "Mathur & VanderWeele (2020), J. Royal Statistical Society C 69, 1091-1119, doi:10.1111/rssc.12440",
  assumption:
    "Studies significant in the favoured direction are more likely to be published than all others by one common ratio; sampling error alone separates effects.",
  caution: "It says how much selection would be needed, not how much there was.",
  params: [
    {
      key: "q",
      label: "Distance from no effect",
      help: "The mean to which selection would have to bring the result, counted from no effect in the favoured direction on the analysis scale.",
      type: "number",
      default: 0,
      min: -1e6,
      max: 1e6,
    },
  ],
  usual: true,
  lack: lackOfContrast,
  run: runSValue,
  r: sValueToR,
};

function runSValue(input: BiasInput, params: Params): Result<BiasOutcome> {
  const outside = rangeIssues(effectSetOf(input));
  if (outside.length > 0) return fail(...outside);
  const q = typeof params.q === "number" ? params.q : 0;
  const data = selectionData(input);
  const { level } = input.model;
  const { estimate, se } = fixedRatioMean(data, 1);
  const before = estimate - q;
  const reach = criticalValue(level, null) * se;
  const mean = before > 0 ? ratioForMean(data, q).ratio : null;
  const limit = before > reach ? ratioForLimit(data, q, level).ratio : null;
  const meanWords = before > 0 ? NOT_POSSIBLE : "already there without selection";
  const limitWords = before > reach ? NOT_POSSIBLE : "already there without selection";
  const target = q === 0 ? "no effect" : `${distanceInWords(input.effects, q)} from no effect`;
  return ok(
    biasOutcome(input, params, {
      method: sValue.id,
      ran: `S-value: fixed-effects mean and its ${formatLevel(level)} interval (normal) brought to ${target}, selection ${direction(input.favours)} at two-sided p < ${input.alpha}`,
      numbers: [
        severity("estimate", "Selection ratio for the mean", mean, meanWords),
        severity("limit", "Selection ratio for the limit of the interval", limit, limitWords),
      ],
      marks: { affirmative: affirmativeRows(input, affirmedBy(input)) },
      sentences: [
        neededFor("the mean", target, mean, before > 0),
        neededFor("the limit of its interval", target, limit, before > reach),
      ],
    }),
  );
}

function severity(key: string, label: string, value: number | null, words: string): BiasNumber {
  return value === null ? { key, label, value, as: "two", words } : { key, label, value, as: "two" };
}

function neededFor(what: string, target: string, ratio: number | null, apart: boolean): string {
  if (!apart) return `Without any selection ${what} has already reached ${target}.`;
  if (ratio === null) return `No selection of this kind, however severe, brings ${what} to ${target}.`;
  return `Affirmative studies would have to be ${formatAdaptive(ratio, 2)} times as likely to be published as the others to bring ${what} to ${target}.`;
}

function sValueToR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const q = typeof outcome.params.q === "number" ? outcome.params.q : 0;
  const value = outcome.numbers.find(({ key }) => key === "estimate")?.value ?? null;
  const limit = { name: "s-value of the limit", reason: "it needs the package PublicationBias" };
  if (value === null) return { code: [], compare: [], lacks: [limit] };
  return {
    code: [
      affirmativeToR("s_value_affirmative", input),
      `s_value_d <- (${input.favours} * (bias_yi - ${input.nullValue ?? 0}) - ${q}) / bias_vi`,
      "s_value_estimate <- sum(s_value_d[s_value_affirmative]) / -sum(s_value_d[!s_value_affirmative])",
    ],
    compare: [{ name: "s-value of the mean", value, r: "s_value_estimate" }],
    lacks: [limit],
  };
}
