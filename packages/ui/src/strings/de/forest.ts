import type { forest as english } from "../forest.ts";

export const forest: typeof english = {
  add: (list) => `Hinzufügen zu: ${list}`,
  choose: "Spalte wählen",
  up: (name) => `${name} nach oben`,
  down: (name) => `${name} nach unten`,
  remove: (name) => `${name} entfernen`,
  noColumns: "Keine",
  ownColumns: "Der Analyse",
  tableColumns: "Der Tabelle",
  reset: "Wie das Layout es vorsieht",
  models: "Modelle neben dem ersten",
  modelsHelp:
    "Jedes hat eine eigene Raute unter der ersten, mit denselben Studien, nach inverser Varianz. Das Fazit bleibt das des ersten Modells.",
  model: "Modell",
  test: "Test und Intervall",
  addModel: "Modell hinzufügen",
  equal: "Gleiche Effekte",
  random: (estimator) => `Zufällige Effekte, ${estimator}`,
  modelName: (model, test) => `${model}, ${test}`,
};
