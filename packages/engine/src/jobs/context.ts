import { createEvaluator } from "../analysis.ts";
import { asAnalysed } from "../analysis-formulas.ts";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { moderationInput } from "../moderation/moderation-stage.ts";
import { fail, issue, ok, type Result } from "../result.ts";
import type { FormulaParser } from "../table/derived-columns.ts";
import type { JobContext } from "./types.ts";

/**
 * Evaluates a document as far as jobs need it: its effects, and its moderators as columns.
 * @param parse reads formulas; needed where the document has some
 * @returns issue `job-without-moderators`, or those that left no effects
 */
export function jobContext(document: AnalysisDocument, parse?: FormulaParser): Result<JobContext> {
  const { moderators: _, ...rest } = document;
  // Whatever the model asks for is not needed, and some of it resamples.
  const plain = { ...rest, model: { ...DEFAULT_MODEL, test: "z", tau2Interval: "none", prediction: "none" } };
  const report = createEvaluator(parse).evaluate(plain);
  if (report.effects === null) return fail(...report.issues.filter(({ severity }) => severity === "error"));
  const input = moderationInput(asAnalysed(document, report), report.effects);
  return input === null ? fail(withoutModerators(report.effects.yi.length)) : ok({ document, input });
}

function withoutModerators(k: number): ReturnType<typeof issue> {
  return k === 0
    ? issue(
        "job-without-effects",
        "error",
        "Nothing is computed: no study has an effect that could be used.",
        "Look at the issues of the effects first.",
      )
    : issue(
        "job-without-moderators",
        "error",
        "Nothing is computed: the analysis names no moderator.",
        "Choose at least one moderator.",
        { field: "moderators.variables" },
      );
}
