import type { settings as english } from "../settings.ts";

export const settings: typeof english = {
  title: "Einstellungen",
  lead: "Auf diesem Gerät aufbewahrt, für jede Analyse, wo nichts anderes steht. Nichts davon ändert eine Zahl.",
  language: "Sprache der Seite",
  languages: { en: "English", es: "Espa\u00f1ol", de: "Deutsch" },
  languageHelp: "Die Seite wird in dieser Sprache neu geladen. Ihre Arbeit wird vorher gespeichert.",
  apart: { figures: "Sprache der Abbildungen", report: "Sprache des Berichts" },
  apartHelp:
    "Für Arbeiten in einer anderen Sprache als der, in der Sie arbeiten. Mit diesem Projekt aufbewahrt.",
  asPage: "wie die Seite",
  decimal: "Dezimalzeichen",
  decimals: { auto: "wie hier üblich", ".": "Punkt: 0.5", ",": "Komma: 0,5" },
  decimalHelp:
    "Wie Zahlen auf der Seite, in Abbildungen und im Bericht stehen. Dateien für andere Programme behalten den Punkt.",
  theme: "Farben",
  themes: { system: "wie das System", light: "hell", dark: "dunkel" },
  density: "Abstände",
  densities: { comfortable: "bequem", compact: "kompakt" },
  keys: "Kürzel aus einem einzelnen Zeichen, etwa\u00a0?",
  keysState: { on: "ein", off: "aus" },
  motion: "Bewegung folgt der Einstellung Ihres Systems: Wo es weniger verlangt, bewegt sich hier nichts.",
  notKept:
    "Der Browser behält nichts von dieser Seite; Sprache und Dezimalzeichen bleiben deshalb, wie sie sind. Erlauben Sie den Speicher für diese Seite und wählen Sie erneut.",
  close: "Fertig",
};
