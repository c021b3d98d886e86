import type { labbeWords as english } from "../../labbe/words.ts";

export const labbe: typeof english = {
  treated: (quantity) => `${quantity}, behandelte Gruppe`,
  control: (quantity) => `${quantity}, Kontrollgruppe`,
  riskPercent: "Risiko (%)",
  quantities: {
    OR: "Log-Odds",
    RR: "Log-Risiko",
    RD: "Risiko",
    AS: "Arkussinus der Wurzel des Risikos",
    IRR: "Log-Rate",
    IRD: "Rate",
    IRSD: "Wurzel der Rate",
  },
  risk: (events, size, percent) => `${events} von ${size} (${percent})`,
  rate: (events, time, rate) => `${events} in ${time} (${rate})`,
  studyTitle: (label, treated, control, weight) =>
    `${label}: ${treated} behandelt, ${control} Kontrolle${weight === "" ? "" : `, Gewicht ${weight}`}`,
  lines: (name, value) =>
    `Durchgezogen: kein Effekt. Gestrichelt: der gepoolte Effekt, ${name} = ${value}. Unter der durchgezogenen Linie hat die behandelte Gruppe weniger Ereignisse.`,
  noPooled:
    "Durchgezogen: kein Effekt. An diese Studien wurde kein Modell angepasst; die Meldungen sagen, warum.",
  area: "Fläche der Kreise: Gewicht der Studien.",
  otherMeasure: (measure) =>
    `Diese Abbildung vergleicht die Risiken oder Raten zweier Gruppen, die Effekte der Art \u201e${measure}\u201c nicht haben. Wählen Sie eine Odds Ratio, ein relatives Risiko, eine Risikodifferenz, eine Arkussinusdifferenz oder ein Maß zweier Raten, um sie zu sehen.`,
  noCounts:
    "Keine Studie berichtet die Ereignisse und die Personen oder die Zeit unter Risiko beider Gruppen. Sagen Sie, welche Spalten sie enthalten, um diese Abbildung zu sehen.",
  ofRisks: {
    studies: (count) => `${count}, Risiko der behandelten gegen das der Kontrollgruppe.`,
    below: (below, count) => `In ${below} von ${count} hat die behandelte Gruppe das kleinere Risiko.`,
    zeroCells:
      "Einer Gruppe, in der niemand oder jeder das Ereignis hat, wird ein halbes Ereignis zugezählt.",
  },
  ofRates: {
    studies: (count) => `${count}, Rate der behandelten gegen die der Kontrollgruppe.`,
    below: (below, count) => `In ${below} von ${count} hat die behandelte Gruppe die kleinere Rate.`,
    zeroCells: "Einer Gruppe ohne Ereignisse wird ein halbes Ereignis zugezählt.",
  },
  about: {
    pooled: (name, value) => `Gepoolter Effekt ${name} = ${value}.`,
  },
};
