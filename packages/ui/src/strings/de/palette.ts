import type { palette as englishPalette, shortcutList as englishShortcuts } from "../palette.ts";

export const palette: typeof englishPalette = {
  title: "Alle Aktionen",
  search: "Aktion, Abbildung, Einstellung oder Statistik suchen",
  list: "Aktionen",
  count: (count) => (count === 1 ? "1 Aktion" : `${count} Aktionen`),
  none: (query) =>
    `Nichts heißt „${query}“. Versuchen Sie ein anderes Wort, etwa Plot, Export, tau oder Beispiel.`,
  off: "jetzt nicht möglich",
  hint: "Auf und ab wählen, Enter führt aus, Escape schließt.",
  recent: "Zuletzt benutzt",
  groups: {
    go: "Gehe zu",
    edit: "Bearbeiten",
    file: "Projekt",
    export: "Exportieren",
    sample: "Beispielanalysen",
    plot: "Abbildungen und Tabellen",
    option: "Optionen des Modells",
    screen: "Anzeige",
    help: "Hilfe",
  },
  showPlot: (plot) => `Zeigen: ${plot}`,
  showPlotAlso: "plot Abbildung Diagramm Grafik zeichnen Tabelle Ansicht",
  exportAlso: "exportieren Export herunterladen speichern Datei svg pdf png csv export",
  sampleAlso: "Beispiel Demo veröffentlichte Daten sample",
  set: (option, choice) => `${option}: ${choice}`,
  optionAlso: "wählen setzen Verfahren ändern verwenden",
  estimatorAlso: "tau2 Heterogenität Schätzer",
  testAlso: "Konfidenzintervall p-Wert Signifikanz",
  predictionAlso: "Vorhersageintervall",
  tau2IntervalAlso: "Konfidenzintervall tau2",
  styleAlso: "Hausstil Voreinstellungen Programm cochrane revman stata metafor",
  style: "Hausstil",
  themeAlso: "Farben dunkel hell Darstellung",
  theme: (name) => `Farben: ${name}`,
  explain: (term) => `Was ist das: ${term}?`,
};

export const shortcutList: typeof englishShortcuts = {
  title: "Tastenkürzel",
  action: "Aktion",
  keys: "Tasten",
  or: "oder",
  within: "Innerhalb eines Teils der Seite",
  parts: [
    { keys: ["Tab", "Umschalt Tab"], does: "nächstes und voriges Bedienelement" },
    {
      keys: ["\u2190 \u2192 \u2191 \u2193"],
      does: "bewegen in einer Tabelle, einer Abbildung, einem Menü oder einer Reihe von Reitern",
    },
    { keys: ["Enter"], does: "eine Zelle bearbeiten, eine Studie in einer Abbildung wählen" },
    { keys: ["Escape"], does: "ein Fenster schließen, eine Zelle lassen, wie sie war" },
    { keys: ["Leertaste"], does: "in einer Tabelle: die Zeile verwenden oder auslassen" },
  ],
  off: "Kürzel aus einem einzelnen Zeichen sind in den Einstellungen ausgeschaltet.",
};
