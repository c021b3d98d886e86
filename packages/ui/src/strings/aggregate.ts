import { spoken } from "./spoken.ts";

/** Several effects per study. */
export const aggregate = spoken("aggregate", {
  heading: "Several effects per study",
  lead: "Effects of the same people are not independent: pooled one by one they make the result look more precise than it is. They can be combined into one effect per study first.",
  by: "Combine rows with the same",
  none: "combine nothing",
  found: (studies: number, rows: number) =>
    studies === 0
      ? "No two rows used have the same value there."
      : `${studies} ${studies === 1 ? "study has" : "studies have"} more than one row (${rows} rows).`,
  structure: "How their errors are correlated",
  rho: "Correlation within a study (\u03c1)",
  rhoHelp: "Reports seldom give it. 0.6 is a common assumption, and is stated as one in the methods text.",
  phi: "Correlation one unit of time apart (\u03c6)",
  phiHelp: "Two units apart it is the square of this, and so on.",
  slider: (label: string) => `${label}, slider`,
  time: "Time points",
  obs: "Outcomes at the same time",
  choose: "choose a column",
  weighted: "Weight by precision (else the plain mean)",
  covariances: "Covariances",
  covariancesHelp: "One pair of rows per line: row, row, covariance. Rows are numbered as in the Data step.",
  covariancesExample: "1, 2, 0.015",
  lineNotRead: (line: string, rows: number) =>
    `\u201c${line}\u201d is not two different rows from 1 to ${rows} and a number; it is not used.`,
  sharedPairs: (pairs: number) =>
    pairs === 0
      ? "No rows of a study share a control group by their numbers."
      : `${pairs} ${pairs === 1 ? "pair of rows shares" : "pairs of rows share"} a control group.`,
  studies: (count: number) => `Studies combined (${count})`,
  study: "Study",
  rows: "Rows",
  weights: "Weights",
  combined: "Combined",
  showRow: (row: number) => `Show row ${row} in the data`,
  moreStudies: (count: number) => `${count} more studies are not listed; the Export menu has them all.`,
  varying: (columns: string) =>
    `Differ within studies: ${columns}. A combined effect has the mean of numbers and a list of texts there.`,
  sensitivity: "What hangs on the correlation",
  sensitivityCaption: "The pooled effect under several correlations within studies",
  correlation: { rho: "\u03c1", phi: "\u03c6" },
  pooled: "Pooled",
  tau2: "\u03c4\u00b2",
  chosen: (value: string) => `${value} (chosen)`,
  notAvailable: "cannot be combined",
});
