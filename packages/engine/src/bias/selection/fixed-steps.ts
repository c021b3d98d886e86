import type { RegistryRecord } from "../../registry.ts";
import type { QuickBiasMethod } from "../types.ts";
import { runSelection, selectionLack } from "./fitted.ts";
import { stepChoiceModel, stepRun } from "./steps.ts";
import { stepsToR } from "./steps-to-r.ts";

/** What no selection model may be taken for. */
export const SELECTION_CAUTION =
  "The adjusted mean is that of a model of selection nobody observed: a sensitivity analysis, not the corrected truth. With few studies it is unstable, and the test has little power.";

/** A record of one-sided steps that are not chosen. */
export function fixedSteps(
  own: RegistryRecord & { readonly assumption: string; readonly steps: readonly number[] },
): QuickBiasMethod {
  const { id, label, summary, reference, assumption, steps } = own;
  const choice = { method: id, label, steps, either: false, monotone: false };
  const model = stepChoiceModel(choice);
  return {
    id,
    label,
    summary,
    reference,
    family: "selection",
    assumption,
    caution: SELECTION_CAUTION,
    params: [],
    usual: true,
    lack: (input) => selectionLack(input, model, "none"),
    run: (input, params) => runSelection(input, params, stepRun(input, params, choice)),
    r: (input, outcome) => stepsToR(input, outcome, choice),
  };
}
