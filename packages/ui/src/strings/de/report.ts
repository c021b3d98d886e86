import type { reportWords as english } from "../report.ts";

export const report: typeof english = {
  heading: "Bericht",
  lead: "Was getan wurde und was herauskam, in Sätzen und Tabellen zum Kopieren oder als Ganzes zum Mitnehmen. Die Zahlen sind die des Bildschirms; nichts wird hochgeladen.",
  waiting: "Die Ergebnisse werden berechnet; der Bericht folgt.",
  auditing: "Die Prüfung auf Publikationsbias läuft; ihre Abschnitte folgen.",
  examining: "Die Sensitivitätsanalysen laufen; ihre Teile folgen.",
  sensitivity: {
    heading: "Sensitivitätsanalysen im Bericht",
    hint: "Leave-one-out und Verwandtes, mit Methoden, Ergebnissen, Abbildungen und Tabellen. Berichtet wird nur, was hier gewählt ist.",
  },
  parts: {
    heading: "Was im Bericht steht",
    hint: "Mit dem Projekt aufbewahrt und in jeder Datei gleich.",
  },
  sections: { checklist: "Checkliste PRISMA 2020" },
  files: {
    heading: "Zum Mitnehmen",
    hint: "Die Dateien werden auf diesem Gerät erstellt.",
    html: "Webseite (HTML)",
    docx: "Word (DOCX)",
    pdf: "PDF",
    markdown: "Markdown",
    zip: "Alles (ZIP)",
    print: "Drucken",
    columns: "Ergebnisse in die Tabelle",
    columnsHint:
      "Effekt, Standardfehler, Intervall, Gewicht, BLUP und Residuum jeder Studie als Spalten der Tabelle; Rückgängig nimmt sie wieder weg.",
    code: "Für andere Programme",
    codeHint:
      "Dieselbe Analyse für andere Programme. Jede Datei sagt, was sie wiederholt und was das andere Programm nicht kann.",
    r: "R-Skript (metafor)",
    stata: "Stata-Do-File",
    python: "Python-Skript",
    jasp: "JASP (Daten und Schritte)",
    jaspName: (title) => `${title} JASP`,
    name: (title) => `${title} Bericht`,
    making: (file) => `Wird erstellt: ${file}`,
    failed: (detail) =>
      `Die Datei ließ sich wegen eines Fehlers in Treeline nicht erstellen, nicht wegen Ihrer Daten (${detail}). Versuchen Sie ein anderes Format, und melden Sie es bitte mit der Projektdatei.`,
  },
  copy: (section) => `„${section}“ kopieren`,
  items: (items) => `PRISMA ${items}`,
  figure: (name, description) => `${name}. ${description}`.trimEnd(),
  contents: "Abschnitte des Berichts",
  told: {
    heading: "Was nur Sie sagen können",
    hint: "Punkte von PRISMA 2020, die keine Projektdatei enthält. Was Sie schreiben, steht in der Checkliste.",
    label: (item, topic) => `${item} ${topic}`,
    nothing: "Es fehlt nichts.",
  },
  state: {
    heading: (done, all) => `Checkliste: ${done} von ${all} Punkten angegeben`,
  },
};
