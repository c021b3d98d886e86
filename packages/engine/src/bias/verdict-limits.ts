import type { BiasEntry, BiasVerdict } from "../bias-types.ts";
import type { VerdictGiven } from "./verdict.ts";
import { labelsOf } from "./verdict-parts.ts";

/** What no number here can say, and what could not be asked of these studies. */
export function limitVerdict({ entries }: VerdictGiven): BiasVerdict {
  const of = (status: BiasEntry["status"]): BiasEntry[] => entries.filter((entry) => entry.status === status);
  const [lacking, failed] = [of("not-assessable"), of("failed")];
  return {
    question: "What cannot be said?",
    answer: [
      "Whether results were withheld, and why a funnel is asymmetric: the methods see the studies that were found, not those that were not. " +
        "No p-value here shows that nothing is missing, and none says what is.",
      ...(lacking.length === 0 ? [] : [`Not assessable with these studies: ${labelsOf(lacking)}.`]),
      ...(failed.length === 0 ? [] : [`Without a trustworthy answer: ${labelsOf(failed)}.`]),
    ].join(" "),
    reading: "open",
    methods: [...lacking, ...failed].map(({ method }) => method),
  };
}
