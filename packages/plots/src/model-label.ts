import type { ModelSpec } from "@treeline/engine";

const KINDS: Readonly<Record<ModelSpec["kind"], string>> = {
  random: "Random effects",
  equal: "Equal effects",
  fixed: "Fixed effects",
};

export interface ModelLabel {
  /** "Random effects" */
  readonly short: string;
  /** "Random effects (REML, Knapp-Hartung)" */
  readonly full: string;
}

/** @param testLabel the coefficient test in words */
export function modelLabel(spec: ModelSpec, testLabel: string = spec.test): ModelLabel {
  const short = KINDS[spec.kind];
  const details = [testLabel];
  if (spec.kind === "random") details.unshift(spec.tau2 === null ? spec.estimator : "\u03c4\u00b2 given");
  if (spec.weighting !== "inverse-variance")
    details.push(`${spec.weighting} weights`.replace("unweighted weights", "unweighted"));
  return { short, full: `${short} (${details.join(", ")})` };
}
