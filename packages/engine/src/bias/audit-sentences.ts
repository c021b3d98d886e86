import type { BiasAudit, BiasEntry } from "../bias-types.ts";
import { formatShort } from "../format/index.ts";
import { counted, listed } from "../format/told.ts";
import { phrase } from "../phrases/phrases.ts";
import { within } from "../phrases/within.ts";
import { isTooFew, tooFewSentence } from "./audit-entry.ts";
import { BIAS_FAMILIES } from "./audit-words.ts";

/** What was run with which choices, as sentences of the methods section of a paper; results are not among them. */
export function auditSentences(audit: BiasAudit): string[] {
  const { k, spec, favours, proposed, entries } = audit;
  const labelOf = (id: string): string => within(entries.find(({ method }) => method === id)?.label ?? id);
  return [
    `Publication bias and other small-study effects were examined in ${counted(k, "study", "studies")}. Results in the ` +
      `${favours.sign > 0 ? "positive" : "negative"} direction were taken to be the favoured ones (${favours.why}), and a two-sided ` +
      `p-value below ${formatShort(spec.alpha)} to count as significant.`,
    ...(proposed === null || isKept(audit)
      ? []
      : [
          `For this measure ${labelOf(proposed.method)} was the proposed test of asymmetry: ${firstSentence(proposed.reason)}`,
        ]),
    ...BIAS_FAMILIES.flatMap(({ family, label }) => {
      const ran = entries.filter((entry) => entry.family === family && entry.outcome !== null);
      return ran.length === 0
        ? []
        : [`${label}: ${ran.map(({ outcome }) => within(outcome?.ran ?? "")).join("; ")}.`];
    }),
    ...(isKept(audit) ? [tooFewSentence(k)] : []),
    ...(isTooFew(k) && spec.anyway && hasTested(audit)
      ? [
          `Asymmetry was tested although there were fewer than ten studies (k = ${k}); these tests are reported with that reservation.`,
        ]
      : []),
    ...leftOut(audit),
    "Adjusted estimates are sensitivity analyses, each under its own assumption, and none is taken for the effect without bias.",
  ].map(phrase);
}

/** What is said to the person at work has no place in a paper. */
function firstSentence(reason: string): string {
  return reason.split(/(?<=\.) (?=\p{Lu})/u)[0] ?? reason;
}

function hasTested({ entries }: BiasAudit): boolean {
  return entries.some(({ family, outcome }) => family === "asymmetry" && outcome !== null);
}

function isKept({ k, spec }: BiasAudit): boolean {
  return isTooFew(k) && !spec.anyway;
}

/** Methods asked for that gave no number, so that none is passed over in silence. */
function leftOut(audit: BiasAudit): string[] {
  const of = (status: BiasEntry["status"]): string[] =>
    audit.entries
      .filter((entry) => entry.status === status && !(isKept(audit) && entry.family === "asymmetry"))
      .map(({ label }) => within(label));
  const [lacking, failed] = [of("not-assessable"), of("failed")];
  return [
    ...(lacking.length === 0 ? [] : [`Not assessable with these studies: ${listed(lacking)}.`]),
    ...(failed.length === 0 ? [] : [`Asked for, and without a trustworthy answer: ${listed(failed)}.`]),
  ];
}
