import type { BiasAudit, BiasVerdict } from "../bias-types.ts";
import { asymmetryVerdicts } from "./verdict-asymmetry.ts";
import { estimateVerdicts } from "./verdict-estimates.ts";
import { limitVerdict } from "./verdict-limits.ts";
import { evidenceVerdicts, selectionVerdicts } from "./verdict-selection.ts";

/** What a verdict is made from. */
export type VerdictGiven = Pick<
  BiasAudit,
  "k" | "spec" | "proposed" | "unadjusted" | "nullValue" | "entries" | "scale"
>;

/**
 * The verdict: questions a reviewer asks, each with an answer in words that the numbers carry and with the methods it rests on. A test
 * that does not reject is no absence of bias, and no adjusted estimate is the truth.
 */
export function verdictOf(given: VerdictGiven): BiasVerdict[] {
  return [
    ...asymmetryVerdicts(given),
    ...estimateVerdicts(given),
    ...selectionVerdicts(given),
    ...evidenceVerdicts(given),
    limitVerdict(given),
  ];
}
