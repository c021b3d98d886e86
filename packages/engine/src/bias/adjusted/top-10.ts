import type { BiasOutcome } from "../../bias-types.ts";
import { counted } from "../../format/told.ts";
import { uwls } from "../../pooling/uwls.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { effectSetOf } from "./effect-set.ts";
import { beyondRange, meanEstimate, meanInWords } from "./estimate.ts";
import { EQUAL_ERRORS, errorsDiffer, tooFew } from "./wording.ts";

/** A tenth of fewer studies than this is less than one study. */
const LEAST = 10;

/**
 * Top 10: the mean of the most precise tenth of the studies, rounded up; studies as precise as the last one are in as well.
 * Weighted by precision with a factor estimated from the spread (t), or unweighted as in the paper.
 * Source: Stanley, Jarrell & Doucouliagos (2010), The American Statistician 64, 70-77, doi:10.1198/tast.2009.08205.
 * R: `top <- vi <= sort(vi)[ceiling(length(vi) / 10)]; lm(yi ~ 1, weights = 1 / vi, subset = top)`
 */
export const top10: QuickBiasMethod = {
  id: "top-10",
  family: "adjusted",
  label: "Top 10 %",
  summary: "The mean of the most precise tenth of the studies; the others are set aside.",
  reference:
    "Stanley, Jarrell & Doucouliagos (2010), The American Statistician 64, 70-77, doi:10.1198/tast.2009.08205",
  assumption: "The most precise studies are published whatever they find, so selection hardly touches them.",
  caution: "It sets nine tenths of the evidence aside, and its answer stands on the few studies left.",
  params: [
    {
      key: "weights",
      label: "Weights",
      help: "Weighted by 1 / variance with a factor estimated from the spread, or the plain mean of the original proposal.",
      type: "choice",
      default: "precision",
      choices: [
        { value: "precision", label: "By precision" },
        { value: "equal", label: "Equal" },
      ],
    },
  ],
  usual: true,
  lack({ effects }) {
    const k = effects.yi.length;
    if (k < LEAST) return tooFew(k, LEAST, "a tenth of fewer is less than one study");
    return errorsDiffer(effects.vi) ? null : EQUAL_ERRORS;
  },
  run: runTop10,
  r(_input, outcome) {
    const { estimate, params } = outcome;
    if (estimate === null) return { code: [], compare: [], lacks: [] };
    const weights = params.weights === "equal" ? "rep(1, sum(top_10_use))" : "1 / bias_vi[top_10_use]";
    return {
      code: [
        "top_10_use <- bias_vi <= sort(bias_vi)[ceiling(length(bias_vi) / 10)]",
        `top_10_estimate <- weighted.mean(bias_yi[top_10_use], ${weights})`,
      ],
      compare: [
        {
          name: "top-10 estimate",
          value: estimate.estimate,
          r: "top_10_estimate",
          scale: "max(abs(bias_yi))",
        },
      ],
      lacks: [],
    };
  },
};

/** Places of the most precise tenth, in the order of the table. */
function mostPrecise(vi: readonly number[]): number[] {
  const last = vi.toSorted((a, b) => a - b)[Math.ceil(vi.length / 10) - 1]!;
  return vi.map((_, place) => place).filter((place) => vi[place]! <= last);
}

function runTop10(input: BiasInput, params: Params): Result<BiasOutcome> {
  const { effects, model } = input;
  const places = mostPrecise(effects.vi);
  const set = effectSetOf(input, places);
  const equal = params.weights === "equal";
  // Equal weights are weights by precision of studies that are equally precise.
  const used = equal ? { ...set, vi: set.vi.map(() => set.vi[0]!) } : set;
  const found = uwls(used, model.level);
  if (!found.ok) return found;
  const { estimate, se } = found.value;
  if (estimate === null) return fail(beyondRange("The mean of the most precise studies"));
  const several = places.length > 1;
  const mean = meanEstimate(
    { estimate, se, df: several ? places.length - 1 : null, tau2: null, method: "wls" },
    input,
  );
  const spread = several
    ? `multiplicative error, t with ${places.length - 1} df`
    : "its own standard error, normal interval";
  return ok(
    biasOutcome(input, params, {
      method: top10.id,
      ran: `Top 10 %: ${counted(places.length, "study", "studies")} of ${effects.yi.length}, ${equal ? "equal weights" : "weights 1 / variance"}, ${spread}`,
      rowIds: places.map((place) => effects.rowIds[place]!),
      estimate: mean,
      numbers: [{ key: "kept", label: "Studies kept", value: places.length, as: "count" }],
      sentences: [
        `The most precise ${counted(places.length, "study", "studies")} of ${effects.yi.length} ${several ? "have the mean" : "has the effect"} ${meanInWords(effects, mean)}.`,
      ],
    }),
  );
}
