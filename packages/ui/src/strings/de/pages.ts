import type { pages as english } from "../pages.ts";

export const pages: typeof english = {
  steps: "Schritte",
  pagesOf: (step) => `Seiten von ${step}`,
  data: "Daten",
  dataDetail: (rows, columns) =>
    `${rows} ${rows === 1 ? "Zeile" : "Zeilen"}, ${columns} ${columns === 1 ? "Spalte" : "Spalten"}`,
  effects: "Effekte",
  model: "Modell",
  modelDetail: (model, test) => `${model}, ${test}`,
  results: "Ergebnisse",
  moderators: "Moderatoren",
  moderatorsDetail: (count) => (count === 0 ? "keine gewählt" : `${count} gewählt`),
  network: "Netzwerk",
  robustness: "Bias und Sensitivität",
  robustnessShort: "Bias",
  bias: "Publikationsbias",
  biasDetail: (k) => (k === 0 ? "noch keine Effekte" : k < 10 ? `k = ${k}, weniger als zehn` : `k = ${k}`),
  sensitivity: "Sensitivität",
  report: "Bericht",
  reportText: "Bericht und Dateien",
  numbers: "Unsere Zahlen prüfen",
};
