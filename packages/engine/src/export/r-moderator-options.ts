import type { AnalysisReport } from "../analysis-types.ts";
import type { AnalysisDocument, ModelSpec } from "../document/types.ts";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import type { ModerationInput } from "../moderation/moderation-stage.ts";

/** What every part of the script about moderators is made from. */
export interface ModeratorsInR {
  readonly document: AnalysisDocument;
  readonly report: AnalysisReport;
  readonly input: ModerationInput;
  /** Whether `dat` has one row per effect. */
  readonly rowByRow: boolean;
}

/** The estimator as an argument of `rma()`. */
export function methodOf(model: ModelSpec): readonly [string, string] {
  if (model.kind === "equal") return ["", 'method="EE"'];
  return ["", model.kind === "fixed" ? 'method="FE"' : estimators.get(model.estimator).r];
}

/** How its search ends, on the scale of the data frame `effects_of`. */
export function controlOf({ kind, estimator }: ModelSpec): string {
  const scored = kind === "random" && estimators.get(estimator).likelihood !== null;
  return scored ? "c(close, stepadj = 0.5)" : "close";
}

/** Whether metafor lacks the test: then coefficients are compared without it. */
export function hasOwnTest(test: string): boolean {
  return coefficientTests.get(test).rInference !== undefined;
}

/** The test that R is asked for. */
export function testOf(test: string): string {
  return hasOwnTest(test) ? 'test = "z"' : coefficientTests.get(test).r;
}
