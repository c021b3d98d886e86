import { formatExact, formatShort } from "../../format/index.ts";
import type { ParamDef, Params, RegistryRecord } from "../../registry.ts";
import type { QuickBiasMethod } from "../types.ts";
import { smoothCurve } from "./curve.ts";
import { declineInR } from "./decline-to-r.ts";
import { runSelection, type SelectionRun, selectionLack } from "./fitted.ts";
import { SELECTION_CAUTION } from "./fixed-steps.ts";
import { type DeclineName, decliningModel, decliningWeightOf } from "./models.ts";
import { DIRECTION, FORM, IMPRECISION, imprecisionOf, isEither, numberOf, THRESHOLD } from "./params.ts";
import { precisionToR, selmodelToR, smoothToR } from "./to-r.ts";
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
      const options = optionsOf(outcome.params);
      const { threshold, form, floor, either } = options;
      const imprecision = imprecisionOf(outcome.params);
      const smooth = declineInR(decline, options, imprecision);
      if (threshold > 0 && form === "stretched")
        return smoothToR(input, outcome, {
          id,
          smooth,
          reason: "selmodel() of metafor 3.8 has no selection function that starts anew at a threshold",
        });
      return selmodelToR(input, outcome, {
        id,
        type: floor ? `${type}2` : type,
        either,
        smooth,
        further: [
          ...(threshold > 0 ? [`steps = ${formatExact(threshold)}`] : []),
          ...precisionToR(imprecision),
        ],
        // R keeps p-values off 0 and 1 here, where a weight that starts anew does not.
        ...(decline === "power" && form === "stretched" ? { control: ["pval.min = 0"] } : {}),
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
