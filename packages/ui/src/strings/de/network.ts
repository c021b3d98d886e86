import type { network as english } from "../network.ts";

export const network: typeof english = {
  heading: "Netzwerk von Behandlungen",
  lead: "Wo Studien mehrere Behandlungen miteinander vergleichen, nutzt ein Netzwerk direkte und indirekte Evidenz zu jedem Paar zugleich. Jede Zeile ist ein Vergleich zweier Behandlungen mit seinem Effekt oder ein Arm mit eigenem Mittelwert, Log-Odds oder Log-Rate.",
  start: "Die Zeilen als Netzwerk verwenden",
  stop: "Netzwerk entfernen",
  columnsHeading: "Spalten",
  columnsHint:
    "Zeilen mit demselben Namen sind eine Studie. Eine Studie mit drei Armen braucht eine Zeile für jeden ihrer drei Vergleiche; als Zeilen von Armen braucht sie drei.",
  noColumn: "keine Spalte",
  column: {
    study: "Studie",
    treat1: "Behandlung",
    treat2: "Verglichen mit (leer: jede Zeile ist ein Arm)",
  },
  choicesHeading: "Modell",
  reference: "Referenzbehandlung",
  byItself: "nach dem Namen gewählt",
  model: "Studien eines Vergleichs",
  models: { random: "Zufallseffekte", common: "Gleiche Effekte" },
  method: "Heterogenität nach",
  test: "Intervalle und Tests",
  tests: { z: "Normalverteilung", t: "t-Verteilung" },
  wish: "Erwünschte Effekte",
  wishes: { small: "Kleine", large: "Große" },
  splitting: "Indirekte Evidenz",
  splittings: {
    "back-calculation": "Aus dem Netzwerk zurückgerechnet",
    design: "Aus einem Netzwerk ohne die Studien des Paars (SIDDE)",
  },
  choose: "Wählen Sie die Spalte der Behandlungen.",
  calculating: "Das Netzwerk wird berechnet.",
  noEffects: "Es gibt noch keine Effekte, aus denen ein Netzwerk entstehen könnte.",
  goEffects: "Zu den Effekten",
  resultHeading: "Was das Netzwerk sagt",
  plots: "Abbildungen des Netzwerks",
  tables: "Zahlen des Netzwerks",
};
