import type { BiasOutcome } from "../../bias-types.ts";
import type { BiasInput, BiasR } from "../types.ts";
import type { StepChoice } from "./steps.ts";
import { notInR, rVector, selmodelToR } from "./to-r.ts";

/** A step function in R. */
export function stepsToR(input: BiasInput, outcome: BiasOutcome, choice: StepChoice): BiasR {
  const name = choice.method.replaceAll("-", "_");
  if (choice.monotone)
    return notInR(choice.label, "selmodel() takes decreasing = TRUE only from metafor 4.0 on");
  if (input.moderators !== null)
    return notInR(choice.label, "selection models with moderators are compared without them only");
  if (outcome.tables[0]?.rows.some((row) => isZero(row[1])) === true)
    return notInR(
      choice.label,
      "an interval without studies puts a weight at a bound, where searches stop at different places",
    );
  return selmodelToR(input, outcome, {
    name,
    type: "stepfun",
    either: choice.either,
    further: [`steps = ${rVector(choice.steps)}`],
    delta: [],
    tau2: outcome.estimate?.tau2 ?? 0,
  });
}

function isZero(shown: unknown): boolean {
  return typeof shown === "object" && shown !== null && "value" in shown && shown.value === 0;
}
