import type { BiasAudit } from "../bias-types.ts";
import type { BiasInput } from "./types.ts";

/** The test of asymmetry proposed for a measure, and why. */
export function proposedTest({ effects }: BiasInput): BiasAudit["proposed"] {
  return {
    method: "egger",
    reason: `Egger's regression can be computed from the effects and standard errors of any measure (${effects.measure}).`,
  };
}
