import type { mapping as english } from "../mapping.ts";

const columns = (count: number): string => `${count} ${count === 1 ? "Spalte" : "Spalten"}`;

export const mapping: typeof english = {
  heading: "Was aus jeder Spalte wird",
  measure: "Effektmaß",
  lead: (roles, none) =>
    `${columns(roles)} mit einer Rolle, ${columns(none)} ohne. Geben Sie einer Spalte eine Rolle, indem Sie eine wählen.`,
  column: "Spalte",
  role: "Rolle",
  note: "Was daraus wird",
  roleOf: (name) => `Rolle von ${name}`,
  none: "keine Rolle",
  common: "Jeder Tabelle",
  inputs: "Eingaben des Maßes",
  further: "Andere Zahlen, aus denen Effekte berechnet werden",
  fine: "wird verwendet, wie sie ist",
  remembered: "Rollen, wie Sie sie der letzten Tabelle mit diesen Spalten gegeben haben.",
  transposed: "Studien stehen nebeneinander: Zeilen und Spalten tauschen",
  split: "Mehrere Zahlen einer Zelle auf Spalten verteilen, etwa 2,1 (1,2\u20133,7)",
  keepsTotals: "Zeilen, die andere zusammenfassen („Gesamt“), wie Studien poolen",
  asInAnalysis: "Rollen der gegenwärtigen Analyse, deren Spalten diese Tabelle auch hat.",
};
