import type { BiasVerdict } from "../bias-types.ts";
import { isTooFew, tooFewSentence } from "./audit-entry.ts";
import type { VerdictGiven } from "./verdict.ts";
import {
  atLevel,
  idsOf,
  isTested,
  labelsOf,
  ranOf,
  readingOf,
  rejectionWords,
  type Tested,
} from "./verdict-parts.ts";

/** Whether asymmetry could be tested, what the proposed test says, and whether the others say the same. */
export function asymmetryVerdicts(given: VerdictGiven): BiasVerdict[] {
  const ran = ranOf(given.entries, "asymmetry");
  const tested = ran.filter(isTested);
  const main = tested.find(({ method }) => method === given.proposed?.method) ?? tested[0];
  return [
    couldBeTested(given, tested),
    ...(main === undefined ? [] : [isAsymmetric(main)]),
    ...(tested.length < 2 ? [] : [doTestsAgree(given, tested)]),
  ];
}

function couldBeTested({ k, entries }: VerdictGiven, tested: readonly Tested[]): BiasVerdict {
  const question = "Could asymmetry be tested?";
  if (tested.length === 0) {
    const kept = entries.find(({ family, status }) => family === "asymmetry" && status === "not-assessable");
    const why = isTooFew(k) ? tooFewSentence(k) : (kept?.why ?? "No test of asymmetry ran.");
    return { question, answer: `No. ${why}`, reading: "open", methods: [] };
  }
  const methods = idsOf(tested);
  if (isTooFew(k)) {
    const answer = `Only because it was asked for: ${tooFewSentence(k)} What the tests say here is not to be relied on.`;
    return { question, answer, reading: "open", methods };
  }
  const answer = `Yes: k = ${k}, which is ten or more; run: ${labelsOf(tested)}.`;
  return { question, answer, reading: "assessable", methods };
}

function isAsymmetric(main: Tested): BiasVerdict {
  const { k, rejects } = main.outcome;
  const { yes } = rejects;
  const answer = yes
    ? `${main.label} rejects a symmetric funnel${atLevel(main)}. Selective publication is one reason for that; differences between small and ` +
      "large studies, heterogeneity and chance are others."
    : `${main.label} does not reject a symmetric funnel${atLevel(main)}. That does not show that nothing is missing: with few studies ` +
      "such tests seldom see more than strong asymmetry.";
  return {
    question: "Is the funnel asymmetric?",
    answer,
    reading: isTooFew(k) ? "open" : yes ? "concern" : "no-concern",
    methods: [main.method],
  };
}

function doTestsAgree({ k }: VerdictGiven, tested: readonly Tested[]): BiasVerdict {
  const rejecting = tested.filter(({ outcome }) => outcome.rejects.yes).length;
  const agree = rejecting === 0 || rejecting === tested.length;
  return {
    question: "Do the tests of asymmetry agree?",
    answer:
      `${agree ? "Yes" : "No"}: a symmetric funnel is tested, and ${rejectionWords(tested)}. ` +
      "The tests share their studies, so that agreement is no confirmation by other data, and none of them should be picked by its p-value.",
    reading: isTooFew(k) ? "open" : readingOf(rejecting, tested.length, k),
    methods: idsOf(tested),
  };
}
