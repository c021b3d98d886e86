import type { aggregate as english } from "../aggregate.ts";

export const aggregate: typeof english = {
  heading: "Mehrere Effekte je Studie",
  lead: "Effekte an denselben Personen sind nicht unabhängig: Einzeln gepoolt lassen sie das Ergebnis präziser aussehen, als es ist. Sie können vorher zu einem Effekt je Studie zusammengefasst werden.",
  by: "Zeilen zusammenfassen mit gleichem Wert in",
  none: "nichts zusammenfassen",
  found: (studies, rows) =>
    studies === 0
      ? "Keine zwei verwendeten Zeilen haben dort denselben Wert."
      : `${studies} ${studies === 1 ? "Studie hat" : "Studien haben"} mehr als eine Zeile (${rows} Zeilen).`,
  structure: "Wie ihre Fehler korrelieren",
  rho: "Korrelation innerhalb einer Studie (\u03c1)",
  rhoHelp:
    "Berichte geben sie selten an. 0,6 ist eine übliche Annahme und wird im Methodentext als solche genannt.",
  phi: "Korrelation im Abstand einer Zeiteinheit (\u03c6)",
  phiHelp: "Im Abstand von zwei Einheiten gilt ihr Quadrat, und so fort.",
  slider: (label) => `${label}, Schieberegler`,
  time: "Zeitpunkte",
  obs: "Endpunkte zur selben Zeit",
  choose: "Spalte wählen",
  weighted: "Nach Präzision gewichten (sonst einfacher Mittelwert)",
  covariances: "Kovarianzen",
  covariancesHelp:
    "Ein Zeilenpaar je Zeile: Zeile, Zeile, Kovarianz. Die Zeilen sind nummeriert wie im Schritt Daten.",
  covariancesExample: "1; 2; 0,015",
  lineNotRead: (line, rows) =>
    `\u201e${line}\u201c nennt nicht zwei verschiedene Zeilen von 1 bis ${rows} und eine Zahl; es wird nicht verwendet.`,
  sharedPairs: (pairs) =>
    pairs === 0
      ? "Nach ihren Zahlen teilen keine Zeilen einer Studie eine Kontrollgruppe."
      : `${pairs} ${pairs === 1 ? "Zeilenpaar teilt" : "Zeilenpaare teilen"} eine Kontrollgruppe.`,
  studies: (count) => `Zusammengefasste Studien (${count})`,
  study: "Studie",
  rows: "Zeilen",
  weights: "Gewichte",
  combined: "Zusammengefasst",
  showRow: (row) => `Zeile ${row} in den Daten zeigen`,
  moreStudies: (count) =>
    `${count} weitere Studien sind nicht aufgeführt; das Menü Exportieren hat sie alle.`,
  varying: (columns) =>
    `Verschieden innerhalb von Studien: ${columns}. Ein zusammengefasster Effekt hat dort den Mittelwert der Zahlen und eine Liste der Texte.`,
  sensitivity: "Was an der Korrelation hängt",
  sensitivityCaption: "Der gepoolte Effekt bei verschiedenen Korrelationen innerhalb der Studien",
  correlation: { rho: "\u03c1", phi: "\u03c6" },
  pooled: "Gepoolt",
  tau2: "\u03c4\u00b2",
  chosen: (value) => `${value} (gewählt)`,
  notAvailable: "nicht zusammenfassbar",
};
