import type { ModelSpec } from "@treeline/engine";
import { words } from "./words.ts";

export interface ModelLabel {
  /** "Random effects" */
  readonly short: string;
  /** "Random effects (REML, Knapp-Hartung)" */
  readonly full: string;
}

/** @param testLabel the coefficient test in words */
export function modelLabel(spec: ModelSpec, testLabel: string = spec.test): ModelLabel {
  const short = words.kinds[spec.kind];
  const details = [testLabel];
  if (spec.kind === "random") details.unshift(spec.tau2 === null ? spec.estimator : words.tau2Given);
  if (spec.weighting !== "inverse-variance") details.push(words.weighting[spec.weighting]);
  return { short, full: words.model(short, details) };
}
