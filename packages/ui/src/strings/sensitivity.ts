import { spoken } from "./spoken.ts";

/** The page on how far the result hangs on single studies; what the questions come to is told by the report. */
export const sensitivity = spoken("sensitivity", {
  heading: "Sensitivity",
  lead: "How far the pooled effect hangs on single studies, on the order in which they came, and on the model that is fitted to them. Nothing here takes a study out of the analysis.",
  noEffects:
    "No study has an effect yet, so there is nothing whose dependence on single studies could be looked into.",
  goEffects: "Go to the effects",
  noModel:
    "No model could be fitted to these studies, so there is no result that could hang on one of them. The messages beside the results say why.",
  conclusion: "Does any single study change the conclusion?",
  parts: "Parts of this page",
  state: {
    progress: "Progress of the sensitivity analyses",
    starting: "Starting\u2026",
    running: (label: string, done: number, total: number) => `${label} (${done} of ${total})`,
    stop: "Stop",
    stopped: "The sensitivity analyses were stopped.",
    failed: (fault: string) =>
      `The sensitivity analyses ended with a fault: ${fault}. The results themselves are not touched.`,
    again: "Make them again",
  },
  setup: {
    heading: "Choices",
    order: "Studies are added",
    orderHelp: "The order of the cumulative meta-analysis: each step pools all studies up to it.",
    orders: {
      table: "In the order of the table",
      precision: "By precision",
      effect: "By effect",
      column: "By a column",
    },
    column: "Column of the order",
    columnHelp: "A year, or any other column; studies without a value are added last.",
    noColumn: "None chosen",
    descending: "The other way round",
    collapse: "Studies with the same value are added together",
    model: "Residuals and influence of",
    modelHelp: "The model of the pooled effect, or the one with the moderators of this analysis.",
    models: { pooled: "The pooled effect", moderators: "The model with moderators" },
    residuals: "Residuals of the quantile plot",
    residualsHelp:
      "Studentised deleted residuals measure a study against the model without it; standardised ones against the model with it.",
    residualKinds: { rstudent: "Studentised deleted", rstandard: "Standardised" },
    samples: "Samples of the envelope",
    samplesHelp:
      "How many sets of studies are simulated from the model for the envelope of the quantile plot; 0 leaves it out.",
  },
  inReport: "In the report",
  copyTable: "Copy the table",
  saveTable: "Save as CSV",
  table: (title: string) => `Table: ${title}`,
  scale: (symbol: string, analysed: string | null) =>
    analysed === null
      ? `Effects as ${symbol}.`
      : `Effects as ${symbol}; standard errors are those of ${analysed}.`,
  more: (count: number) => `${count} more rows are in the files.`,
  options: (plot: string) => `Options of the ${plot.charAt(0).toLowerCase()}${plot.slice(1)}`,
  source: "Source",
  files: {
    heading: "Files",
    lead: "Every table of this page; effects on the scale of the analysis, numbers unrounded.",
    notReady: "The analyses are being brought up to date.",
    csv: "Tables (CSV)",
    json: "Report (JSON)",
    r: "R script",
    copy: "Copy the sentences",
    sentences: "For the results section",
    name: (title: string) => `${title} sensitivity`,
    failed: (fault: string) => `The file could not be written: ${fault}.`,
  },
});
