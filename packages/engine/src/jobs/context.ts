import { createEvaluator } from "../analysis.ts";
import { asAnalysed } from "../analysis-formulas.ts";
import { biasInputOfDocument } from "../bias/audit-input.ts";
import { dependentInput } from "../dependence/dependence-stage.ts";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { moderationInput } from "../moderation/moderation-stage.ts";
import { fail, issue, ok, type Result } from "../result.ts";
import type { FormulaParser } from "../table/derived-columns.ts";
import type { JobContext } from "./types.ts";

/**
 * Evaluates a document as far as jobs need it: its effects, its moderators as columns, and what the audit for publication bias reads.
 * @param parse reads formulas; needed where the document has some
 * @returns issue `job-without-effects`, or those that left no effects
 */
export function jobContext(document: AnalysisDocument, parse?: FormulaParser): Result<JobContext> {
  const { moderators: _, ...rest } = document;
  // Whatever the model asks for is not needed, and some of it resamples.
  const plain = { ...rest, model: { ...DEFAULT_MODEL, test: "z", tau2Interval: "none", prediction: "none" } };
  const report = createEvaluator(parse).evaluate(plain);
  if (report.effects === null) return fail(...report.issues.filter(({ severity }) => severity === "error"));
  const analysed = asAnalysed(document, report);
  const bias = biasInputOfDocument(analysed, report);
  if (bias === null) return fail(withoutEffects());
  const dependence = dependentInput(analysed, report.effects);
  return ok({ document, moderators: moderationInput(analysed, report.effects), bias, dependence });
}

function withoutEffects(): ReturnType<typeof issue> {
  return issue(
    "job-without-effects",
    "error",
    "Nothing is computed: no study has an effect that could be used.",
    "Look at the issues of the effects first.",
  );
}
