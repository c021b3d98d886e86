import { spoken } from "./spoken.ts";

/** The five steps and their pages. */
export const pages = spoken("pages", {
  steps: "Steps",
  pagesOf: (step: string) => `Pages of ${step}`,
  data: "Data",
  dataDetail: (rows: number, columns: number) =>
    `${rows} ${rows === 1 ? "row" : "rows"}, ${columns} ${columns === 1 ? "column" : "columns"}`,
  effects: "Effects",
  model: "Model",
  modelDetail: (model: string, test: string) => `${model}, ${test}`,
  results: "Results",
  moderators: "Moderators",
  moderatorsDetail: (count: number) => (count === 0 ? "none chosen" : `${count} chosen`),
  network: "Network",
  robustness: "Bias and sensitivity",
  robustnessShort: "Bias",
  bias: "Publication bias",
  biasDetail: (k: number) => (k === 0 ? "no effects yet" : k < 10 ? `k = ${k}, fewer than ten` : `k = ${k}`),
  sensitivity: "Sensitivity",
  report: "Report",
  reportText: "Report and files",
  numbers: "Check our numbers",
});
