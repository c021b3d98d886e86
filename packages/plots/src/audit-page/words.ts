import { spoken, type Words } from "../spoken.ts";

const english = {
  title: "Audit for publication bias",
  assessed: "What could be tested, and what could not",
  verdict: "Verdict",
  question: "Question",
  answer: "What the numbers carry",
  reading: "Reading",
  funnels: "The funnel",
  estimates: "Adjusted estimates beside the unadjusted one",
  value: "Value",
  remark: "Remark",
  assumption: (sentence: string): string => `Rests on: ${sentence}`,
  caution: (sentence: string): string => `Caution: ${sentence}`,
  note: (sentence: string): string => `Note: ${sentence}`,
  proposed: (reason: string): string => `Proposed for this measure. ${reason}`,
  others: "Not asked for",
  methods: "For the methods section",
  choices: "Choices",
  direction: (sign: 1 | -1, why: string): string =>
    `Favoured direction: ${sign > 0 ? "positive" : "negative"} (${why}).`,
  alpha: (alpha: string): string => `Results count as significant with a two-sided p-value below ${alpha}.`,
  anyway: "Asymmetry was tested although there are fewer than ten studies.",
  real: (number: number): string => `In the line-up of funnels the real one is number ${number}.`,
  left: (names: string): string => `Left out by the analyst: ${names}.`,
  because: (name: string, reason: string): string => (reason === "" ? name : `${name} (${reason})`),
  source: (source: string): string => `Data: ${source}`,
  made: (version: string): string =>
    `Written by Treeline ${version}. The R script of the analysis repeats these numbers where R has them.`,
  /** What a verdict says of publication bias, in a word or three. */
  readings: {
    assessable: "assessable",
    concern: "concern",
    mixed: "mixed",
    "no-concern": "no concern raised",
    open: "open",
  },
  /** What stands in place of the numbers of a method that has none. */
  statuses: {
    ran: "",
    "not-asked": "Not asked for.",
    "not-assessable": "Not assessable.",
    failed: "No trustworthy answer.",
    long: "Not run.",
  },
} as const;

/** Every word of the page that the audit does not say itself. */
export const pageWords: Words<typeof english> = spoken("auditPage", english);
