import type { ParamDef, Params } from "../../registry.ts";
import type { QuickBiasMethod } from "../types.ts";
import { runSelection, selectionLack } from "./fitted.ts";
import { SELECTION_CAUTION } from "./fixed-steps.ts";
import { DIRECTION, isEither, numbersOf } from "./params.ts";
import { type StepChoice, stepChoiceModel, stepRun } from "./steps.ts";
import { stepsToR } from "./steps-to-r.ts";

const STEPS: readonly number[] = [0.025, 0.05, 0.5];

const PARAMS: readonly ParamDef[] = [
  {
    key: "steps",
    label: "Steps",
    help: "p-values at which the probability of publication may jump. Each interval between them should hold some studies.",
    type: "numbers",
    default: STEPS,
    min: 0.0001,
    max: 0.9999,
    least: 1,
    most: 12,
  },
  DIRECTION,
  {
    key: "monotone",
    label: "Weights fall with p",
    help: "A larger p-value is never published more probably than a smaller one. Keeps weights that rest on few studies in order.",
    type: "boolean",
    default: false,
  },
];

function choiceOf(params: Params): StepChoice {
  return {
    method: "step-function",
    label: "Step function",
    steps: numbersOf(params, "steps", STEPS),
    either: isEither(params),
    monotone: params.monotone === true,
  };
}

/**
 * A selection model with any steps: w(p) = delta_j for alpha_(j-1) < p <= alpha_j, delta_1 = 1, fitted with mean and tau2 by maximum
 * likelihood; with or without the constraint delta_1 >= delta_2 >= ...
 * Source: Hedges (1992), doi:10.1214/ss/1177011364; Vevea & Hedges (1995), doi:10.1007/BF02294384.
 * R: `selmodel(rma(yi, vi, method = "ML"), type = "stepfun", alternative = "greater", steps = steps, decreasing = FALSE)`
 */
export const stepFunction: QuickBiasMethod = {
  id: "step-function",
  label: "Step function",
  summary: "Selection model with steps of your choice, one- or two-sided.",
  reference: "Hedges (1992), doi:10.1214/ss/1177011364; Vevea & Hedges (1995), doi:10.1007/BF02294384",
  family: "selection",
  assumption: "How probably a result is published depends only on the interval its p-value lies in.",
  caution: SELECTION_CAUTION,
  params: PARAMS,
  usual: false,
  lack: (input, params) => selectionLack(input, stepChoiceModel(choiceOf(params)), "none"),
  run: (input, params) => runSelection(input, params, stepRun(input, params, choiceOf(params))),
  r: (input, outcome) => stepsToR(input, outcome, choiceOf(outcome.params)),
};
