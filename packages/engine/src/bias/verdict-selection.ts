import type { BiasVerdict } from "../bias-types.ts";
import type { VerdictGiven } from "./verdict.ts";
import {
  atLevel,
  idsOf,
  isTested,
  type Ran,
  ranOf,
  readingOf,
  rejectionWords,
  type Tested,
} from "./verdict-parts.ts";

/** Whether selection models find selection, and how severe selection would have to be. */
export function selectionVerdicts({ entries }: VerdictGiven): BiasVerdict[] {
  const tested = ranOf(entries, "selection").filter(isTested);
  return [...(tested.length === 0 ? [] : [findSelection(tested)]), ...toldBy(entries, SEVERITY)];
}

function findSelection(tested: readonly Tested[]): BiasVerdict {
  const [only] = tested;
  const rejecting = tested.filter(({ outcome }) => outcome.rejects.yes).length;
  const words =
    tested.length === 1 && only !== undefined
      ? `${only.label} ${rejecting === 1 ? "rejects" : "does not reject"} publication that does not depend on the p-value${atLevel(only)}.`
      : `Publication that does not depend on the p-value is tested by ${tested.length} models, and ${rejectionWords(tested)}.`;
  return {
    question: "Do selection models find selection?",
    answer: `${words} ${rejecting === 0 ? NOT_FOUND : FOUND}`,
    reading: readingOf(rejecting, tested.length),
    methods: idsOf(tested),
  };
}

const FOUND =
  "Each model finds selection of the form it assumes; differences between small and large studies can look the same to it.";
const NOT_FOUND = "That does not show that there was none: these tests have little power with few studies.";

/** Questions that single methods answer in their own words. */
interface OwnWords {
  readonly question: string;
  readonly method: string;
  reading(outcome: Ran["outcome"]): BiasVerdict["reading"];
}

const rejectsIs =
  (whenYes: BiasVerdict["reading"], whenNo: BiasVerdict["reading"]) =>
  ({ rejects }: Ran["outcome"]): BiasVerdict["reading"] =>
    rejects === null ? "open" : rejects.yes ? whenYes : whenNo;

/** How severe is too severe is for the reader to say. */
const SEVERITY: readonly OwnWords[] = [
  { question: "How severe would selection have to be?", method: "s-value", reading: () => "open" },
];

const EVIDENCE: readonly OwnWords[] = [
  {
    question: "Is there evidential value?",
    method: "p-curve",
    reading: rejectsIs("no-concern", "mixed"),
  },
  {
    question: "Are there more significant results than expected?",
    method: "excess-significance",
    reading: rejectsIs("concern", "no-concern"),
  },
];

/** What the significant results say. */
export function evidenceVerdicts({ entries }: VerdictGiven): BiasVerdict[] {
  return toldBy(entries, EVIDENCE);
}

function toldBy(entries: VerdictGiven["entries"], questions: readonly OwnWords[]): BiasVerdict[] {
  const ran = ranOf(entries);
  return questions.flatMap(({ question, method, reading }) => {
    const entry = ran.find((one) => one.method === method);
    if (entry === undefined || entry.outcome.sentences.length === 0) return [];
    const answer = entry.outcome.sentences.join(" ");
    return [{ question, answer, reading: reading(entry.outcome), methods: [method] }];
  });
}
