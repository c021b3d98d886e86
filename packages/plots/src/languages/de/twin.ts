import type { twinWords as english } from "../../twin/words.ts";

export const twin: typeof english = {
  title: "Zahlen der Abbildung",
  study: "Studie",
  lower: "Unteres Ende",
  upper: "Oberes Ende",
  se: "Standardfehler",
  weight: "Gewicht (%)",
  drawn: "In der Abbildung",
  pooled: "Gepoolter Effekt",
  prediction: "Vorhersageintervall",
  leftOut: (name) => `${name} (ausgelassen)`,
  treated: "Ereignisse, Behandlung",
  treatedSize: "Personen, Behandlung",
  control: "Ereignisse, Kontrolle",
  controlSize: "Personen, Kontrolle",
  said: "Was die Abbildung zeigt",
};
