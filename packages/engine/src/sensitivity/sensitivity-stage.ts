import type { AnalysisReport } from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import type {
  SensitivityAnswers,
  SensitivityEntry,
  SensitivityId,
  SensitivityReport,
} from "../sensitivity-types.ts";
import { conclusionSentences } from "./leave-one-out.ts";
import { sensitivityQuestions } from "./registry.ts";
import { sensitivityInputOf } from "./sensitivity-input.ts";
import type { SensitivityInput, SensitivityQuestion } from "./types.ts";

/** Said before a question is answered, and between the studies that are left out for it. */
export interface SensitivityProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** So many refits are made between two looks at whether they are still wanted. */
const REFITS_AT_ONCE = 25;

/**
 * The dependence of a document's result on single studies, step by step: a host that yields to its event loop between steps can
 * show progress and stop. The refits without each study come first, because most questions rest on them.
 * @returns null where no model could be fitted
 */
export function* sensitivitySteps(
  document: AnalysisDocument,
  report: AnalysisReport,
): Generator<SensitivityProgress, SensitivityReport | null> {
  const made = sensitivityInputOf(document, report);
  if (made === null) return null;
  const { input, issues } = made;
  const { studies } = input.refits;
  const total = studies.length + sensitivityQuestions.records.length;
  for (const [done, study] of studies.entries()) {
    if (done % REFITS_AT_ONCE === 0) yield { label: study.label, done, total };
    if (studies.length > 1) input.refits.without(study.rowId);
  }
  const answers: { -readonly [I in SensitivityId]?: SensitivityAnswers[I] } = {};
  const entries: SensitivityEntry[] = [];
  for (const [at, question] of sensitivityQuestions.records.entries()) {
    yield { label: question.label, done: studies.length + at, total };
    // A question is asked and told by its own record, so that its answer is of its own kind.
    entries.push(entryOf(question as SensitivityQuestion, input, answers));
  }
  const { "leave-one-out": left } = answers;
  return {
    spec: input.spec,
    k: input.fit.k,
    level: input.model.level,
    nullValue: input.nullValue,
    conclusion: left === undefined ? [] : conclusionSentences(left, input),
    entries,
    answers,
    issues,
  };
}

function entryOf<I extends SensitivityId>(
  question: SensitivityQuestion<I>,
  input: SensitivityInput,
  answers: { -readonly [J in SensitivityId]?: SensitivityAnswers[J] },
): SensitivityEntry {
  const { id, label, plot, summary, reference } = question;
  const shared = { id, label, plot, summary, reference };
  const lack = question.lack(input);
  if (lack !== null) return { ...shared, lack, sentences: [], tables: [] };
  const answer = question.answer(input);
  answers[id] = answer;
  const sentences = question.sentences(answer, input);
  return { ...shared, lack, sentences, tables: question.tables(answer, input) };
}

/**
 * The dependence of a document's result on single studies.
 * @param report what `runAnalysis` gave for the document
 * @returns null where no model could be fitted
 */
export function sensitivityOf(document: AnalysisDocument, report: AnalysisReport): SensitivityReport | null {
  const steps = sensitivitySteps(document, report);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
