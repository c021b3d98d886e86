import type { largeFigure as english } from "../large-figure.ts";

export const largeFigure: typeof english = {
  count: (studies) =>
    `${studies} Studien. Die Seite zeichnet, was gerade zu sehen ist; Exporte und die Tabelle der Abbildung enthalten alle.`,
  place: (study, place, of) => `${study}. Studie ${place} von ${of}`,
  find: "Studie suchen",
  previous: "Vorherige",
  next: "Nächste",
  found: (place, of) => `${place} von ${of}`,
  none: "Keine Studie mit diesem Namen",
};
