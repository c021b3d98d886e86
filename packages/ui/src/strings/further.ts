import { spoken } from "./spoken.ts";

/** Long analyses of moderators that are run on request, and what is shown of every one of them. */
export const further = spoken("furtherFields", {
  choices: "Choices",
  seed: "Seed",
  meaning: "What it means",
  copy: "Copy",
  csv: "CSV",
  copyTable: (title: string) => `Copy: ${title}`,
  csvTable: (title: string) => `CSV: ${title}`,
  tables: "Its tables, unrounded",
  inflation: {
    heading: "Are moderators more entangled than by chance?",
    lead: "Compares each variance inflation factor with those of the same moderators dealt out to the studies at random.",
    run: "Simulate inflation factors",
    units: "rearrangements",
  },
  penalised: {
    heading: "Many moderators, few studies: a lasso",
    lead: "Shrinks the coefficients of the terms above towards 0, leaves out those that do not help to predict studies left out, and tells how steadily the others are chosen.",
    run: "Select terms",
    units: "fits",
    curve: "Error of prediction by strength of the penalty",
    lambda: "penalty; 1 leaves all terms out",
    error: "error",
  },
  horseshoe: {
    heading: "Many moderators, few studies: a horseshoe prior",
    lead: "A Bayesian regression whose prior pulls small coefficients to 0 and leaves large ones where they are; every coefficient keeps an interval.",
    run: "Sample the posterior",
    units: "chains",
  },
  forest: {
    heading: "What helps to predict: a forest",
    lead: "Grows many trees on random draws of the studies; shuffling a moderator tells how much the prediction of studies left out rests on it.",
    run: "Grow the forest",
    units: "trees",
    curve: (column: string) => `Predicted effect by ${column}`,
    effect: "effect",
  },
  traces: {
    heading: "Traces of what was filled in, a line for each data set",
    curve: (column: string, statistic: string) => `${column}: ${statistic} by round`,
    round: "round",
  },
});
