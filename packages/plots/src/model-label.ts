import { type ModelSpec, methodName, poolingMethods } from "@treeline/engine";
import { words } from "./words.ts";

export interface ModelLabel {
  /** "Random effects", "Mantel-Haenszel" */
  readonly short: string;
  /** "Random effects (REML, Knapp-Hartung)", "Mantel-Haenszel (equal effects)" */
  readonly full: string;
}

/** @param testLabel the coefficient test in words */
export function modelLabel(spec: ModelSpec, testLabel: string = spec.test): ModelLabel {
  const method = poolingMethods.get(spec.pooling);
  const kind = words.kinds[spec.kind];
  if (!method.estimators) {
    // A method with one test of its own needs no word about it.
    const tested = method.tests.length === 1 ? [] : [testLabel];
    return {
      short: methodName(spec),
      full: words.model(methodName(spec), [words.kindInside(kind), ...tested]),
    };
  }
  const details = [testLabel];
  if (spec.kind === "random") details.unshift(spec.tau2 === null ? spec.estimator : words.tau2Given);
  if (spec.weighting !== "inverse-variance") details.push(words.weighting[spec.weighting]);
  return { short: kind, full: words.model(kind, details) };
}
