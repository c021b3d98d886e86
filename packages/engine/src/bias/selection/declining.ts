import { formatShort } from "../../format/index.ts";
import type { ParamDef, Params, RegistryRecord } from "../../registry.ts";
import type { QuickBiasMethod } from "../types.ts";
import { smoothCurve } from "./curve.ts";
import { runSelection, type SelectionRun, selectionLack } from "./fitted.ts";
import { SELECTION_CAUTION } from "./fixed-steps.ts";
import { type DeclineName, decliningModel, decliningWeightOf } from "./models.ts";
import { DIRECTION, FORM, IMPRECISION, imprecisionOf, isEither, numberOf, THRESHOLD } from "./params.ts";
import { notInR, selmodelToR } from "./to-r.ts";
import { directionWords } from "./words.ts";

const PARAMS: readonly ParamDef[] = [DIRECTION, THRESHOLD, FORM, IMPRECISION];

/** A record of a selection function of one rate. @param own `type` is that of metafor's `selmodel()` */
export function decliningMethod(
  own: RegistryRecord & { readonly decline: DeclineName; readonly type: string; readonly formula: string },
): QuickBiasMethod {
  const { id, label, summary, reference, decline, type, formula } = own;
  const optionsOf = (params: Params): Parameters<typeof decliningModel>[1] => ({
    threshold: numberOf(params, "threshold", 0),
    form: params.form === "anew" ? "stretched" : "continuous",
    floor: params.form === "floor",
    either: isEither(params),
  });
  const runOf = (params: Params): SelectionRun => {
    const options = optionsOf(params);
    const { threshold, floor, either } = options;
    const above = threshold > 0 ? `, 1 up to p = ${formatShort(threshold)}` : "";
    return {
      method: id,
      label,
      ran: `${label} selection model: ${formula}${above}${floor ? ", falling to an estimated level" : ""} (${directionWords(either)})${imprecisionWords(params)}, normal random effects, maximum likelihood from several starting points`,
      model: decliningModel(decline, options),
      imprecision: imprecisionOf(params),
      names: floor ? ["δ₁ (level)", "δ₂ (rate)"] : ["δ (rate)"],
      curve: (fit, level) => smoothCurve(decliningWeightOf(decline, options), fit, level),
    };
  };
  return {
    id,
    label,
    summary,
    reference,
    family: "selection",
    assumption: "The probability of publication falls steadily with the p-value, in the given shape.",
    caution: SELECTION_CAUTION,
    params: PARAMS,
    usual: false,
    lack: (input, params) => selectionLack(input, runOf(params).model, imprecisionOf(params)),
    run: (input, params) => runSelection(input, params, runOf(params)),
    r(input, outcome) {
      const { threshold, floor, either } = optionsOf(outcome.params);
      if (threshold > 0 || floor || imprecisionOf(outcome.params) !== "none")
        return notInR(
          label,
          "metafor 3.8 has other forms of thresholds and levels; its numbers by precision depend on sizes it is not given",
        );
      if (input.moderators !== null)
        return notInR(label, "selection models with moderators are compared without them only");
      return selmodelToR(input, outcome, {
        name: id.replaceAll("-", "_"),
        type,
        either,
        further: [],
        delta: [],
        tau2: outcome.estimate?.tau2 ?? 0,
      });
    },
  };
}

function imprecisionWords(params: Params): string {
  const words = {
    none: "",
    sei: "the standard error",
    vi: "the variance",
    ninv: "the inverse size",
    sqrtninv: "the inverse root of the size",
  };
  const own = words[imprecisionOf(params)];
  return own === "" ? "" : `, rate in proportion to ${own}`;
}
