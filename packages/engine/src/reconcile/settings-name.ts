import type { AnalysisDocument } from "../document/types.ts";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { measures } from "../measures/registry.ts";
import { poolingMethods } from "../models/methods/registry.ts";

/** The model in a few words: "Risk ratio: DL, Wald, normal"; estimators of tau2, by their codes, belong to random effects only. */
export function settingsName({ effects, model }: AnalysisDocument): string {
  const method = poolingMethods.get(model.pooling);
  const how =
    model.kind === "random" && method.estimators
      ? model.tau2 === null
        ? estimators.get(model.estimator).id
        : "given \u03c4\u00b2"
      : method.estimators
        ? `${model.kind} effects`
        : model.kind === "random" && method.startKind !== undefined
          ? `${method.label} with random effects`
          : method.label;
  const test = coefficientTests.get(model.test).label;
  return `${measures.get(effects.measure).label}: ${how}, ${test}`;
}
