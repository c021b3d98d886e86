import { spoken, type Words } from "../spoken.ts";

const studies = (count: number): string => `${count} ${count === 1 ? "study" : "studies"}`;

const english = {
  nothing:
    "No risk of bias is told yet. Say on the page of the effects, under “Risk of bias”, which columns hold the judgements.",
  noRow: "Every study is left out, so there is no judgement to draw.",
  noDomain: "No judgement is in the columns of the risk of bias.",
  overall: "Overall",
  overallByRule: "Overall*",
  domains: "Domains",
  domain: (short: string, label: string): string => `${short}: ${label}`,
  byRule: (tool: string): string =>
    `* Suggested by the rule of ${tool} from the domains; a person may judge otherwise.`,
  judged: (study: string, domain: string, judgement: string): string => `${study}, ${domain}: ${judgement}`,
  notJudged: "Not judged",
  missing: "\u2013",
  unread: (count: number): string =>
    `${count} ${count === 1 ? "cell holds a word that is" : "cells hold words that are"} not known and count as not judged.`,
  share: (percent: string, label: string): string => `${percent} ${label}`,
  aboutBar: (domain: string, shares: string): string => `${domain}: ${shares}.`,
  weighted: "Bars are weighted by what the studies count in the pooled effect.",
  unweighted: "Every study counts the same.",
  noWeights: "Every study counts the same, because there is no pooled effect whose weights could be taken.",
  withoutWeight: (count: number): string =>
    `${studies(count)} without a weight in the pooled effect ${count === 1 ? "is" : "are"} not counted.`,
  about: (count: number, tool: string): string => `${studies(count)} judged with ${tool}.`,
  aboutColumn: (name: string, counts: string): string => `${name}: ${counts}.`,
  count: (label: string, count: number): string => `${count} ${label}`,
} as const;

/** Every word that the plots of the risk of bias draw or speak. */
export const robWords: Words<typeof english> = spoken("rob", english);
