import type { BiasAudit, BiasEntry } from "../bias-types.ts";
import { counted, listed } from "../format/told.ts";
import { within } from "../phrases/within.ts";
import { isTooFew, tooFewSentence } from "./audit-entry.ts";

/** What could be tested and what could not, each a sentence; what could not is never an absence of bias. */
export function assessedSentences({
  k,
  spec,
  entries,
  proposed,
}: Pick<BiasAudit, "k" | "spec" | "entries" | "proposed">): string[] {
  const kept = isTooFew(k) && !spec.anyway;
  const ran = entries.filter(({ status }) => status === "ran");
  const tests = ran.filter(({ family }) => family === "asymmetry");
  const others = ran.filter(({ family }) => family !== "asymmetry");
  const labelOf = (id: string): string => within(entries.find(({ method }) => method === id)?.label ?? id);
  return [
    ...(kept ? [tooFewSentence(k)] : [`k = ${k}: ${testsRun(tests)}.`]),
    ...(proposed === null
      ? []
      : [`The test for this measure is ${labelOf(proposed.method)}: ${proposed.reason}`]),
    ...(others.length === 0
      ? []
      : [`Beside tests of asymmetry ${counted(others.length, "method", "methods")} ran: ${names(others)}.`]),
    ...whySentences(entries, "not-assessable", kept, "Not assessable"),
    ...whySentences(entries, "failed", false, "Without a trustworthy answer"),
    ...longSentence(entries),
  ];
}

function testsRun(tests: readonly BiasEntry[]): string {
  if (tests.length === 0) return "asymmetry was not tested";
  return `asymmetry was tested by ${names(tests)}`;
}

const names = (entries: readonly BiasEntry[]): string => listed(entries.map(({ label }) => within(label)));

/** One sentence per reason, with the methods it keeps from answering. */
function whySentences(
  entries: readonly BiasEntry[],
  status: BiasEntry["status"],
  withoutAsymmetry: boolean,
  lead: string,
): string[] {
  const byWhy = new Map<string, BiasEntry[]>();
  for (const entry of entries) {
    if (entry.status !== status || entry.why === null) continue;
    if (withoutAsymmetry && entry.family === "asymmetry") continue;
    byWhy.set(entry.why, [...(byWhy.get(entry.why) ?? []), entry]);
  }
  return [...byWhy].map(([why, own]) => `${lead}: ${names(own)}. ${why}`);
}

function longSentence(entries: readonly BiasEntry[]): string[] {
  const long = entries.filter(({ status }) => status === "long");
  return long.length === 0 ? [] : [`Not run yet, because it takes its time: ${names(long)}.`];
}
