import type { BiasVerdict } from "../bias-types.ts";
import { NOT_POSSIBLE } from "./adjusted/s-value.ts";
import type { VerdictGiven } from "./verdict.ts";
import {
  atLevel,
  idsOf,
  isTested,
  labelsOf,
  type Ran,
  ranOf,
  readingOf,
  rejectionWords,
  type Tested,
} from "./verdict-parts.ts";

/** Whether selection models find selection, whether other methods do, and how severe selection would have to be. */
export function selectionVerdicts({ k, entries }: VerdictGiven): BiasVerdict[] {
  const models = ranOf(entries, "selection").filter(isTested);
  const others = [...ranOf(entries, "adjusted"), ...ranOf(entries, "p-values")]
    .filter(isTested)
    .filter(({ method }) => !EVIDENCE.some((own) => own.method === method));
  return [
    ...(models.length === 0 ? [] : [findSelection(models, k)]),
    ...(others.length === 0 ? [] : [doOthersFind(others, k)]),
    ...toldBy({ k, entries }, SEVERITY),
  ];
}

/** Tests that come with an adjusted estimate or with a model of significant results. */
function doOthersFind(tested: readonly Tested[], k: number): BiasVerdict {
  const rejecting = tested.filter(({ outcome }) => outcome.rejects.yes).length;
  return {
    question: "Do other methods find selection or small-study effects?",
    answer: `${otherTests(tested, rejecting)} ${rejecting === 0 ? NOT_FOUND : FOUND}`,
    reading: readingOf(rejecting, tested.length, k),
    methods: idsOf(tested),
  };
}

function otherTests(tested: readonly Tested[], rejecting: number): string {
  const [only] = tested;
  return tested.length === 1 && only !== undefined
    ? `${only.label} ${rejecting === 1 ? "rejects" : "does not reject"} its own null hypothesis${atLevel(only)}.`
    : `Each tests a null hypothesis of its own (no small-study effects, no selection), run: ${labelsOf(tested)}; ${rejectionWords(tested)}.`;
}

function findSelection(tested: readonly Tested[], k: number): BiasVerdict {
  const [only] = tested;
  const rejecting = tested.filter(({ outcome }) => outcome.rejects.yes).length;
  const words =
    tested.length === 1 && only !== undefined
      ? `${only.label} ${rejecting === 1 ? "rejects" : "does not reject"} publication that does not depend on the p-value${atLevel(only)}.`
      : `Publication that does not depend on the p-value is tested by ${tested.length} models, and ${rejectionWords(tested)}.`;
  return {
    question: "Do selection models find selection?",
    answer: `${words} ${rejecting === 0 ? NOT_FOUND : FOUND}`,
    reading: readingOf(rejecting, tested.length, k),
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
  reading(outcome: Ran["outcome"], k: number): BiasVerdict["reading"];
}

const EVIDENCE: readonly OwnWords[] = [
  {
    question: "Is there evidential value?",
    method: "p-curve",
    reading({ numbers }) {
      const words = numbers.find(({ key }) => key === "evidence")?.words;
      if (words === "present") return "no-concern";
      return words === "inadequate" ? "concern" : "open";
    },
  },
  {
    question: "Are there more significant results than expected?",
    method: "excess-significance",
    reading: ({ rejects }, k) => (rejects === null ? "open" : readingOf(rejects.yes ? 1 : 0, 1, k)),
  },
];

/** How severe is too severe is for the reader to say, unless no severity would do. */
const SEVERITY: readonly OwnWords[] = [
  {
    question: "How severe would selection have to be?",
    method: "s-value",
    reading: ({ numbers }) =>
      numbers.length > 0 && numbers.every(({ value, words }) => value === null && words === NOT_POSSIBLE)
        ? "no-concern"
        : "open",
  },
];

/** What the significant results say. */
export function evidenceVerdicts({ k, entries }: VerdictGiven): BiasVerdict[] {
  const averaged = ranOf(entries, "averaging").map(
    ({ method, label }): OwnWords => ({
      question: `What do many models say at once (${label.replace(/ \(.*\)$/u, "")})?`,
      method,
      reading: () => "open",
    }),
  );
  return toldBy({ k, entries }, [...EVIDENCE, ...averaged]);
}

function toldBy(
  { k, entries }: Pick<VerdictGiven, "k" | "entries">,
  questions: readonly OwnWords[],
): BiasVerdict[] {
  const ran = ranOf(entries);
  return questions.flatMap(({ question, method, reading }) => {
    const entry = ran.find((one) => one.method === method);
    if (entry === undefined || entry.outcome.sentences.length === 0) return [];
    const answer = entry.outcome.sentences.join(" ");
    return [{ question, answer, reading: reading(entry.outcome, k), methods: [method] }];
  });
}
