import type { conclusion as english } from "../conclusion.ts";

export const conclusion: typeof english = {
  label: "Fazit",
  lead: "Ergebnisse zeigen",
  pooled: (symbol) => `${symbol} gepoolt`,
  alone: (symbol) => `${symbol} einer Studie`,
  prediction: "VI",
  predictionName: "Vorhersageintervall",
  range: (lower, upper) => `${lower}\u00a0bis\u00a0${upper}`,
  used: (used, entered) => `${used} von ${entered}`,
  dose: "Dosis-Wirkung",
  none: "Noch kein Ergebnis",
  noneHint: "zeigen, was fehlt",
  calculating: "Wird berechnet",
  updating: "Wird aktualisiert",
  old: "Nicht von den gegenwärtigen Daten",
};
