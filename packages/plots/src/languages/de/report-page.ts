import type { reportWords as english } from "../../report-page/words.ts";

export const reportPage: typeof english = {
  contents: "Inhalt",
  items: (items) => `PRISMA ${items}`,
  figure: (name, description) => `${name}. ${description}`.trimEnd(),
  missing: (characters) =>
    `Die Schrift dieser Datei kennt einige Zeichen nicht (${characters}); hier bleiben sie leer. Die Webseite und das Word-Dokument zeigen sie.`,
  wordFont: "Calibri",
  wordLink: "Hyperlink",
  contentsOf: "Was in diesem Archiv ist",
  about: {
    "project.treeline.json": "das Projekt, in Treeline zu öffnen",
    "results.json": "jede Zahl, ungerundet",
    "report/report.html": "der Bericht als Webseite",
    "report/report.pdf": "der Bericht für Papier",
    "report/report.md": "der Bericht als Text",
    "report/methods.md": "nur die Methoden",
    "tables/effects.csv": "Studien mit Effekten, Intervallen, Gewichten und ihrer Herleitung",
    "tables/results.csv": "die gepoolten Ergebnisse, ungerundet",
    "tables/moderators.csv": "was die Moderatoren ergaben",
    "tables/publication-bias.csv": "die Prüfung auf Publikationsbias",
    "tables/sensitivity.csv": "die Analysen zu einzelnen Studien, von denen der Bericht erzählt",
    "code/analysis.R": "wiederholt die Analyse mit metafor und vergleicht jede Zahl",
    "code/analysis.do": "für Stata",
    "code/analysis.py": "für Python ohne Pakete; vergleicht seine Zahlen",
    "code/jasp.csv": "Daten für JASP",
    "code/jasp-steps.txt": "was dort damit zu tun ist",
  },
  made: (program) =>
    `Erstellt mit ${program}. Zahlen sind zum Lesen gerundet; die Projektdatei und die Tabellen enthalten sie ungerundet.`,
};
