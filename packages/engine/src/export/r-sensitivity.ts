import type { AnalysisReport } from "../analysis-types.ts";
import { asksSensitivity } from "../document/sensitivity-spec.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { iv } from "../models/methods/iv.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import type { RCondition } from "../registry.ts";
import { sensitivityQuestions } from "../sensitivity/registry.ts";
import { sensitivityInputOf } from "../sensitivity/sensitivity-input.ts";
import type { SensitivityInput, SensitivityQuestion, SensitivityRGiven } from "../sensitivity/types.ts";
import type { Check } from "./r-checks.ts";
import { lackOfFit } from "./r-model.ts";
import type { Part } from "./r-part.ts";
import { rComment, rNumber, rNumbers } from "./r-text.ts";

/**
 * The sensitivity analyses in R: each question that metafor has, with its numbers beside ours. None where the document says nothing
 * of them, or where there is no model.
 */
export function sensitivityParts(document: AnalysisDocument, report: AnalysisReport): Part[] {
  if (!asksSensitivity(document)) return [];
  const made = sensitivityInputOf(document, report);
  if (made === null) return [];
  const { input } = made;
  const isUnivariate = document.model.pooling === iv.id;
  const reason = whyNotInR(input, isUnivariate);
  const answered = sensitivityQuestions.records.filter((question) => question.lack(input) === null);
  if (answered.length === 0) return [];
  const start: Part = { code: [`# ---- sensitivity ${"-".repeat(53)}`], checks: [], unchecked: [] };
  if (reason !== null) {
    const unchecked = answered.map(({ label }) => ({ name: label, reason }));
    return [{ ...start, unchecked }];
  }
  const given = { input, fit: isUnivariate ? "res" : "pooled", isUnivariate };
  const onlyIf = lackOfFit(input.fit);
  // A question's answer is handed to its own record only.
  return [start, ...answered.map((question) => questionPart(question as SensitivityQuestion, given, onlyIf))];
}

/** Why R's refits would be none to compare with; null = they are. */
function whyNotInR({ model, fit }: SensitivityInput, isUnivariate: boolean): string | null {
  const { label, refitsInR } = poolingMethods.get(model.pooling);
  if (!isUnivariate && refitsInR !== true) return `metafor has no deletion diagnostics of ${label}`;
  const test = coefficientTests.get(model.test);
  if (isUnivariate && (test.rInference !== undefined || fit.testUsed !== model.test)) {
    return `metafor has no test \u201c${test.label}\u201d that its refits could be made with`;
  }
  return null;
}

function questionPart(
  question: SensitivityQuestion,
  given: SensitivityRGiven,
  onlyIf: RCondition | null,
): Part {
  const { label } = question;
  const r = question.r(question.answer(given.input), given);
  if (r === null) {
    const reason = "metafor has no function of this kind for this model";
    return { code: [], checks: [], unchecked: [{ name: label, reason }] };
  }
  return {
    code: [rComment(`---- ${label}. ${question.reference}`), ...r.code],
    checks: r.compare.map(({ name, value, r: expression, scale, tolerance, onlyIf: own }): Check => {
      const lack = own ?? onlyIf;
      return {
        name: `${label}: ${name}`,
        expected: typeof value === "number" ? rNumber(value) : rNumbers(value),
        r: expression,
        scale,
        ...(tolerance === undefined ? {} : { tolerance }),
        ...(lack === null ? {} : { onlyIf: lack }),
      };
    }),
    unchecked: r.lacks.map(({ name, reason }) => ({ name: `${label}: ${name}`, reason })),
  };
}
