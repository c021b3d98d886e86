import type { BiasOutcome } from "../../bias-types.ts";
import type { BiasInput, BiasR } from "../types.ts";
import type { StepChoice } from "./steps.ts";
import { selmodelToR } from "./to-r.ts";
import { rVector } from "./to-r-checks.ts";

/** A step function in R. */
export function stepsToR(input: BiasInput, outcome: BiasOutcome, choice: StepChoice): BiasR {
  return selmodelToR(input, outcome, {
    id: choice.method,
    type: "stepfun",
    either: choice.either,
    further: [`steps = ${rVector(choice.steps)}`],
    ...(choice.monotone
      ? { noSearch: "selmodel() lets weights fall only (decreasing = TRUE) from metafor 4.0 on" }
      : {}),
  });
}
