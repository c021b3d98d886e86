import type { BiasOutcome } from "../../bias-types.ts";
import { formatPercent } from "../../format/index.ts";
import { counted } from "../../format/told.ts";
import { criticalValue } from "../../inference/tests.ts";
import { normalQuantile } from "../../numeric/normal.ts";
import { uwls } from "../../pooling/uwls.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { effectInWords } from "../effect-words.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { effectSetOf } from "./effect-set.ts";
import { beyondRange, meanEstimate, meanInWords } from "./estimate.ts";
import { tooFew } from "./wording.ts";

/** Fewer adequately powered studies than this leave no spread to make a standard error from. */
const LEAST = 2;

/**
 * Weighted average of the adequately powered: unrestricted weighted least squares of the studies whose standard error is small
 * enough to detect the mean of all of them, se <= |UWLS - null| / (z(1 - alpha / 2) + z(power)); all studies where fewer than two are.
 * Source: Stanley, Doucouliagos & Ioannidis (2017), Statistics in Medicine 36, 1580-1598, doi:10.1002/sim.7228.
 * R: `all <- coef(lm(yi ~ 1, weights = 1 / vi)); lm(yi ~ 1, weights = 1 / vi, subset = sei <= abs(all) / (qnorm(.975) + qnorm(.8)))`
 */
export const waapWls: QuickBiasMethod = {
  id: "waap-wls",
  family: "adjusted",
  label: "WAAP-WLS",
  summary: "The weighted mean of the adequately powered studies alone, or of all where fewer than two are.",
  reference:
    "Stanley, Doucouliagos & Ioannidis (2017), Statistics in Medicine 36, 1580-1598, doi:10.1002/sim.7228",
  assumption:
    "Studies with adequate power are published whatever they find, and the mean of all tells which these are.",
  caution:
    "The mean that decides on power is itself open to bias, and where no study has power nothing is adjusted.",
  params: [
    {
      key: "power",
      label: "Adequate power",
      help: "The power to detect the mean of all studies that a study has to have (the paper: 0.8).",
      type: "number",
      default: 0.8,
      min: 0.5,
      max: 0.99,
    },
  ],
  usual: true,
  lack({ effects, nullValue }) {
    const k = effects.yi.length;
    if (k < 3) return tooFew(k, 3, "the spread of the effects sets the standard error");
    return nullValue === null
      ? "The measure has no value of no effect, so no study has a power to detect one."
      : null;
  },
  run: runWaap,
  r(input, outcome) {
    const { estimate } = outcome;
    if (estimate === null) return { code: [], compare: [], lacks: [] };
    const { alpha, nullValue } = input;
    return {
      code: [
        "waap_wls_all <- unname(coef(lm(bias_yi ~ 1, weights = 1 / bias_vi)))",
        `waap_wls_reach <- abs(waap_wls_all - ${nullValue ?? 0}) / (qnorm(1 - ${alpha} / 2) + qnorm(${String(outcome.params.power)}))`,
        "waap_wls_use <- bias_sei <= waap_wls_reach",
        `if (sum(waap_wls_use) < ${LEAST}) waap_wls_use <- rep(TRUE, length(bias_yi))`,
        "waap_wls_fit <- lm(bias_yi[waap_wls_use] ~ 1, weights = 1 / bias_vi[waap_wls_use])",
      ],
      compare: [
        {
          name: "waap-wls estimate",
          value: estimate.estimate,
          r: "unname(coef(waap_wls_fit))",
          scale: "max(abs(bias_yi))",
        },
        ...(estimate.se === null || estimate.se === 0
          ? []
          : [
              { name: "waap-wls standard error", value: estimate.se, r: "coef(summary(waap_wls_fit))[1, 2]" },
            ]),
      ],
      lacks: [],
    };
  },
};

function runWaap(input: BiasInput, params: Params): Result<BiasOutcome> {
  const { effects, model, alpha, nullValue } = input;
  const all = uwls(effectSetOf(input), model.level);
  if (!all.ok) return all;
  const mean = all.value.estimate;
  const power = typeof params.power === "number" ? params.power : 0.8;
  if (mean === null) return fail(beyondRange("The mean of all studies"));
  const reach = Math.abs(mean - (nullValue ?? 0)) / (criticalValue(1 - alpha, null) + normalQuantile(power));
  const powered = effects.yi
    .map((_, place) => place)
    .filter((place) => Math.sqrt(effects.vi[place]!) <= reach);
  const enough = powered.length >= LEAST;
  const places = enough ? powered : effects.yi.map((_, place) => place);
  const found = enough ? uwls(effectSetOf(input, powered), model.level) : all;
  if (!found.ok) return found;
  const { estimate, se } = found.value;
  if (estimate === null) return fail(beyondRange("The mean of the adequately powered studies"));
  const outcome = meanEstimate({ estimate, se, df: places.length - 1, tau2: null, method: "wls" }, input);
  const share = formatPercent(100 * power, 0);
  return ok(
    biasOutcome(input, params, {
      method: waapWls.id,
      ran: enough
        ? `WAAP-WLS: weighted least squares of the ${counted(powered.length, "study", "studies")} with at least ${share} power, multiplicative error, t with ${places.length - 1} df`
        : `WAAP-WLS fell back to all studies, because fewer than two have at least ${share} power: weighted least squares, multiplicative error, t with ${places.length - 1} df`,
      rowIds: places.map((place) => effects.rowIds[place]!),
      estimate: outcome,
      numbers: [
        { key: "powered", label: "Adequately powered studies", value: powered.length, as: "count" },
        { key: "uwls", label: "Mean of all studies (UWLS)", value: mean + 0, as: "effect" },
        { key: "largestSe", label: "Largest standard error with adequate power", value: reach, as: "value" },
      ],
      sentences: [
        `${powered.length} of ${counted(effects.yi.length, "study", "studies")} would detect the mean of all, ${effectInWords(effects, mean)}, with at least ${share} power.`,
        enough
          ? `Their mean is ${meanInWords(effects, outcome)}.`
          : `That is too few to pool, so the number is the weighted mean of all studies, ${meanInWords(effects, outcome)}: nothing has been adjusted.`,
      ],
    }),
  );
}
