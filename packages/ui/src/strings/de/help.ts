import type { help as english } from "../help.ts";

export const help: typeof english = {
  caution: "Vorsicht",
  source: "Quelle",
  r: "In R",
  formula: "Formel",
  all: "Alle Statistiken",
  close: "Schließen",
  title: "Glossar der Statistik",
  search: "Glossar durchsuchen",
  count: (count) => (count === 1 ? "1 Eintrag" : `${count} Einträge`),
  none: (query) => `Kein Eintrag enthält „${query}“. Versuchen Sie ein kürzeres Wort oder das Symbol.`,
  groups: {
    pooling: "Gepoolter Effekt",
    heterogeneity: "Heterogenität",
    moderators: "Moderatoren",
    bias: "Publikationsbias",
    sensitivity: "Sensitivität",
    effects: "Effekte der Studien",
    estimator: "Schätzer von \u03c4\u00b2",
    test: "Tests und Intervalle des Effekts",
    "tau2-interval": "Intervalle für \u03c4\u00b2",
    prediction: "Vorhersageintervalle",
    "way-to-pool": "Wege des Poolens",
    "bias-method": "Verfahren der Prüfung",
    measure: "Effektmaße",
  },
};
