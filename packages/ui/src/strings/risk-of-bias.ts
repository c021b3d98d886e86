import { spoken } from "./spoken.ts";

const cells = (count: number): string => `${count} ${count === 1 ? "cell" : "cells"}`;

/** The panel of the risk of bias. */
export const riskOfBias = spoken("riskOfBias", {
  heading: "Risk of bias",
  lead: "Judgements of each study, domain by domain. They stand in columns of the table, so pasting, undo and formulas work with them.",
  found: (tool: string, columns: string) =>
    `The table seems to hold judgements already (${tool}): ${columns}.`,
  useFound: "Use these columns",
  noneFound: "No column of the table looks like judgements. Choose a tool and add its columns, empty.",
  tool: "Tool",
  addColumns: "Add its columns",
  chooseOwn: "Choose columns yourself",
  source: (reference: string) => `Source: ${reference}`,
  columns: "Columns",
  domain: (short: string) => `Column of ${short}`,
  domainName: (short: string) => `Name of ${short}`,
  addDomain: "Add an empty domain",
  addExisting: "Add a column as a domain",
  addOverall: "Add an overall judgement",
  removeDomain: (name: string) => `Remove the domain ${name}`,
  overallColumn: "Overall judgement",
  noOverall: "none",
  remove: "Remove the risk of bias",
  judgements: "Judgements",
  gridHelp:
    "Arrow keys move between the cells; +, \u2212, x, ! and ? set a judgement as in the legend, Delete clears it. A list opens with Alt and the arrow down.",
  study: "Study",
  overall: "Overall",
  notJudged: "not judged",
  notKnown: (text: string) => `${text} (not known)`,
  cell: (study: string, domain: string) => `${study}, ${domain}`,
  suggested: "Suggested",
  suggestedLead: (tool: string) =>
    `By the rule of ${tool}, from the domains. A suggestion becomes a judgement only when you take it.`,
  take: (judgement: string, study: string) => `Take ${judgement} for ${study}`,
  takeAll: (count: number) =>
    `Take the ${count === 1 ? "suggestion" : `${count} suggestions`} for studies without an overall judgement`,
  same: "as judged",
  differs: (judgement: string) => `the rule says ${judgement}`,
  tooFew: "too few domains judged",
  more: (from: number, to: number, all: number) => `Studies ${from} to ${to} of ${all}`,
  previous: "Previous studies",
  next: "Next studies",
  unknownHeading: "Words that are not known",
  unknownLead:
    "These judgements count as missing. Say what a word stands for, or correct the cell; nothing in the table is changed by saying it.",
  unknown: (text: string, count: number) => `“${text}” in ${cells(count)}`,
  where: (places: string, more: number) => (more === 0 ? places : `${places} and ${more} more`),
  means: (text: string) => `“${text}” stands for`,
  choose: "choose",
  own: "Words of your own",
  ownMeans: (text: string, judgement: string) => `“${text}” stands for ${judgement}.`,
  forget: (text: string) => `Forget what “${text}” stands for`,
  plots: "Plots of the risk of bias",
  locked: "computed by a formula",
  newDomain: "RoB D",
  newOverall: "RoB overall",
});
