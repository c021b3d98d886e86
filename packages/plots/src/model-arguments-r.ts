import { coefficientTests, estimators, type ModelSpec, rNumber } from "@treeline/engine";

/** The arguments of `rma()` that say how the studies are weighted and tested. */
export function modelArguments(
  model: ModelSpec,
  testUsed: string,
): readonly (readonly [string, string] | null)[] {
  const { rInference, r } = coefficientTests.get(testUsed);
  return [
    ["", model.kind === "random" ? estimators.get(model.estimator).r : `method = "${METHODS[model.kind]}"`],
    model.kind === "random" && model.tau2 !== null ? ["tau2", rNumber(model.tau2)] : null,
    model.weighting === "unweighted" ? ["weighted", "FALSE"] : null,
    ["", rInference === undefined ? r : 'test = "z"'],
    ["level", rNumber(100 * model.level)],
  ];
}

const METHODS = { equal: "EE", fixed: "FE" } as const;
