import type { ParamDef, Params, RegistryRecord } from "../../registry.ts";
import type { BiasMethod, QuickBiasMethod } from "../types.ts";
import { smoothCurve } from "./curve.ts";
import { runSelection, type SelectionRun, selectionLack } from "./fitted.ts";
import { SELECTION_CAUTION } from "./fixed-steps.ts";
import type { SelectionModel } from "./models.ts";
import { imprecisionOf, isEither } from "./params.ts";
import type { SmoothWeight } from "./types.ts";
import { directionWords } from "./words.ts";

/** A record of a smooth selection function of two parameters. */
export function smoothMethod(
  own: RegistryRecord & {
    readonly assumption: string;
    readonly params: readonly ParamDef[];
    readonly names: readonly string[];
    /** What ran, to follow the label and a colon. */
    readonly formula: (params: Params) => string;
    readonly model: (params: Params) => SelectionModel;
    readonly weight: (params: Params) => SmoothWeight;
    readonly r: NonNullable<BiasMethod["r"]>;
  },
): QuickBiasMethod {
  const { id, label, summary, reference, assumption, params, names, formula, model, weight, r } = own;
  const runOf = (given: Params): SelectionRun => ({
    method: id,
    label,
    ran: `${label} selection model: ${formula(given)} (${directionWords(isEither(given))}), normal random effects, maximum likelihood from several starting points`,
    model: model(given),
    imprecision: imprecisionOf(given),
    names,
    curve: (fit, level) => smoothCurve(weight(given), fit, level),
  });
  return {
    id,
    label,
    summary,
    reference,
    family: "selection",
    assumption,
    caution: SELECTION_CAUTION,
    params,
    usual: false,
    lack: (input, given) => selectionLack(input, model(given), imprecisionOf(given)),
    run: (input, given) => runSelection(input, given, runOf(given)),
    r,
  };
}
