import { spoken, type Words } from "../spoken.ts";

const english = {
  source: "Source",
  studyOrSubgroup: "Study or subgroup",
  groups: { first: "Experimental", second: "Control" },
  total: (level: string): string => `Total (${level} CI)`,
  subtotal: (level: string): string => `Subtotal (${level} CI)`,
  weightPercent: "Weight (%)",
  weightEqual: ["Weight", "(equal effects)"],
  events: "Events",
  people: "Total",
  personTime: "Person-time",
  mean: "Mean",
  sd: "SD",
  size: "n",
  standardError: "SE",
  pValue: "p",
  effectsCount: "Effects",
  confidence: (level: string): string => `${level} CI`,
  withInterval: (name: string, level: string): string => `${name} (${level} CI)`,
  eventsOfTotal: ["No of events", "/ total"],
  eventsOfTime: ["No of events", "/ person-time"],
  meanSdOfTotal: ["Mean (SD)", "/ total"],
  of: (part: string, whole: string): string => `${part} / ${whole}`,
  withSd: (mean: string, sd: string): string => `${mean} (${sd})`,
  methods: { IV: "IV", MH: "MH", Peto: "Peto" },
  kinds: {
    capital: { random: "Random", equal: "Fixed", fixed: "Fixed" },
    small: { random: "random", equal: "fixed", fixed: "fixed" },
  },
  model: (method: string, kind: string, level: string): string => `${method}, ${kind}, ${level} CI`,
  modelInBrackets: (method: string, kind: string, level: string): string =>
    `${method}, ${kind} (${level} CI)`,
  metaModels: {
    random: "Random effects model",
    equal: "Common effect model",
    fixed: "Common effect model",
  },
  reference: {
    at: (name: string, value: string): string => `Reference line: ${name} = ${value}.`,
    beyond: (value: string): string => `The reference line at ${value} lies beyond the axis.`,
    noEffect: (value: string, name: string): string => `No reference line: ${value} is no value of ${name}.`,
  },
  heterogeneity: "Heterogeneity: ",
  overall: "Test for overall effect: ",
  subgroupDifferences: "Test for subgroup differences: ",
  bmjHeterogeneity: "Test for heterogeneity: ",
  fromTo: (lower: string, upper: string): string => `(${lower} to ${upper})`,
  /** Statistics as Review Manager writes them, then as the BMJ does. */
  revman: {
    study: "Study or Subgroup",
    tau2: (told: string): string => `Tau\u00b2 ${told}`,
    test: (symbol: string, value: string, df: string, p: string): string =>
      `${symbol} = ${value}, df = ${df} (${p})`,
    chi2: "Chi\u00b2",
  },
  bmj: {
    test: (value: string, df: string, p: string): string => `\u03c7\u00b2=${value}, df=${df}, ${p}`,
  },
  page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
  continued: (heading: string): string => `${heading}, continued`,
  noRoom: (columns: string): string => `No room at this width for: ${columns}.`,
  legend: "Risk of bias:",
  overallJudgement: "Overall",
  overallLetter: "O",
  letterMeans: (letter: string, domain: string): string => `${letter}: ${domain}`,
  marks: {
    bubbles: "Small circles: single effects of a study, before they were combined.",
    box: "Boxes: from the lower to the upper quartile of a study’s single effects, with their median; lines to the least and the largest.",
  },
} as const;

/** Words of the tables around forest plots, in the manner of journals where a layout asks for it. */
export const forestWords: Words<typeof english> = spoken("forestTable", english);
