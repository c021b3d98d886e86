import type { sensitivity as english } from "../sensitivity.ts";

export const sensitivity: typeof english = {
  heading: "Sensitivität",
  lead: "Wie weit der gepoolte Effekt an einzelnen Studien hängt, an der Reihenfolge, in der sie kamen, und an dem Modell, das an sie angepasst ist. Nichts hier nimmt eine Studie aus der Analyse.",
  noEffects:
    "Noch hat keine Studie einen Effekt, es gibt also nichts, dessen Abhängigkeit von einzelnen Studien sich prüfen ließe.",
  goEffects: "Zu den Effekten",
  noModel:
    "An diese Studien ließ sich kein Modell anpassen, es gibt also kein Ergebnis, das an einer von ihnen hängen könnte. Die Meldungen neben den Ergebnissen sagen, warum.",
  conclusion: "Ändert eine einzelne Studie das Fazit?",
  parts: "Teile dieser Seite",
  state: {
    progress: "Fortschritt der Sensitivitätsanalysen",
    starting: "Beginnt …",
    running: (label, done, total) => `${label} (${done} von ${total})`,
    stop: "Anhalten",
    stopped: "Die Sensitivitätsanalysen wurden angehalten.",
    failed: (fault) =>
      `Die Sensitivitätsanalysen endeten mit einem Fehler: ${fault}. Die Ergebnisse selbst sind nicht betroffen.`,
    again: "Erneut ausführen",
  },
  setup: {
    heading: "Auswahl",
    order: "Reihenfolge der Studien",
    orderHelp: "Die Reihenfolge der kumulativen Meta-Analyse: Jeder Schritt poolt alle Studien bis dahin.",
    orders: {
      table: "Wie in der Tabelle",
      precision: "Nach Präzision",
      effect: "Nach Effekt",
      column: "Nach einer Spalte",
    },
    column: "Spalte der Reihenfolge",
    columnHelp: "Ein Jahr oder eine andere Spalte; Studien ohne Wert kommen zuletzt hinzu.",
    noColumn: "Keine gewählt",
    descending: "Umgekehrt",
    collapse: "Studien mit gleichem Wert kommen zusammen hinzu",
    model: "Residuen und Einfluss von",
    modelHelp: "Das Modell des gepoolten Effekts oder das mit den Moderatoren dieser Analyse.",
    models: { pooled: "Gepoolter Effekt", moderators: "Modell mit Moderatoren" },
    residuals: "Residuen des Quantilplots",
    residualsHelp:
      "Studentisierte Residuen ohne die Studie messen sie am Modell ohne sie, standardisierte am Modell mit ihr.",
    residualKinds: { rstudent: "Studentisiert, ohne die Studie", rstandard: "Standardisiert" },
    samples: "Stichproben der Hülle",
    samplesHelp:
      "Wie viele Sätze von Studien aus dem Modell für die Hülle des Quantilplots simuliert werden; 0 lässt sie weg.",
  },
  inReport: "Im Bericht",
  copyTable: "Tabelle kopieren",
  saveTable: "Als CSV speichern",
  table: (title) => `Tabelle: ${title}`,
  scale: (symbol, analysed) =>
    analysed === null
      ? `Effekte als ${symbol}.`
      : `Effekte als ${symbol}; Standardfehler beziehen sich auf ${analysed}.`,
  more: (count) => `${count} weitere Zeilen stehen in den Dateien.`,
  options: (plot) => `Optionen: ${plot}`,
  source: "Quelle",
  files: {
    heading: "Dateien",
    lead: "Jede Tabelle dieser Seite; Effekte auf der Skala der Analyse, Zahlen ungerundet.",
    notReady: "Die Analysen werden auf den neuesten Stand gebracht.",
    csv: "Tabellen (CSV)",
    json: "Bericht (JSON)",
    r: "R-Skript",
    copy: "Sätze kopieren",
    sentences: "Für den Ergebnisteil",
    name: (title) => `${title} Sensitivität`,
    failed: (fault) => `Die Datei ließ sich nicht schreiben: ${fault}.`,
  },
};
