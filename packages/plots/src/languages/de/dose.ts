import type { doseWords as english } from "../../dose-response/words.ts";

export const dose: typeof english = {
  nothing:
    "Es gibt keine Dosiskategorien und keinen numerischen Moderator, dessen Formen sich vergleichen ließen. Sagen Sie unter Moderatoren, welche Spalten die Dosiskategorien enthalten, oder wählen Sie eine Dosis.",
  noCurve: "An die Dosiskategorien ließ sich keine Kurve anpassen; die Meldungen daneben sagen, warum.",
  noCategories:
    "Die Zeilen dieser Analyse sind keine Dosiskategorien. Sagen Sie unter Moderatoren, welche Spalten sie enthalten.",
  noShapes:
    "Es gibt keinen numerischen Moderator, dessen Formen sich vergleichen ließen. Wählen Sie unter Moderatoren eine Dosis.",
  dose: "Dosis",
  inUnit: (name, unit) => `${name} (${unit})`,
  outcomes: {
    cc: "Odds Ratio",
    ci: "Relatives Risiko",
    ir: "Ratenverhältnis",
    ratio: "Verhältnis",
    "mean-difference": "Mittelwertdifferenz",
    "standardized-difference": "Standardisierte Mittelwertdifferenz",
  },
  logScale: (name) => `${name}, logarithmische Skala`,
  reference: (value) => `Referenz ${value}`,
  curve: (shape, level, studies) =>
    `Linie und Band: die Kurve (${shape}) gegenüber der Referenzdosis mit ${level}-Grenzen, ${studies}. Kreise: die Kategorien wie berichtet, entlang der Kurve an die Referenzdosis ihrer Studie verschoben; Fläche: Präzision.`,
  cut: "Das Band geht über die Achse hinaus.",
  shapes: (level) =>
    `Linien: Formen der Dosis, in der Legende das beste AICc zuerst. Band: ${level}-Grenzen der besten. Kreise: Studien; Fläche: Präzision.`,
  pointTitle: (study, value, effect, interval) => `${study}: Dosis ${value}, ${effect} ${interval}`,
  studyTitle: (study, value, effect) => `${study}: ${value}, ${effect}`,
  weight: (label, value) => `${label} (${value})`,
};
