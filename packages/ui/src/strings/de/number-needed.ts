import type { numberNeeded as english } from "../number-needed.ts";

export const numberNeeded: typeof english = {
  heading: (answer) => `Number Needed to Treat (NNT): ${answer}`,
  ifUnwanted: "(wenn das Ereignis unerwünscht ist)",
  ask: "Ist das Ereignis unerwünscht, etwa Tod, oder erwünscht, etwa Genesung? Bis Sie es sagen, gilt es hier als unerwünscht; ein erwünschtes Ereignis vertauscht Nutzen und Schaden.",
  none: "keine bei diesem Kontrollrisiko",
  caption: "Ereignisse unter 1000 Personen",
  group: "Gruppe",
  perThousand: "Ereignisse je 1000 Personen",
  interval: (level) => `${level}-KI`,
  control: "Kontrolle",
  treated: "Behandelt",
  assumed: "angenommen",
  to: " bis ",
  median: (risk, groups) =>
    `Bei einem Kontrollrisiko von ${risk}, dem Median von ${groups} ${groups === 1 ? "Kontrollgruppe" : "Kontrollgruppen"}.`,
  given: (risk) => `Bei einem Kontrollrisiko von ${risk}, wie vorgegeben.`,
  reading:
    "NNTB: zu behandelnde Personen, damit eine von ihnen Nutzen hat; NNTH: damit eine Schaden nimmt. Ein Intervall, das keinen Effekt einschließt, geht vom einen zum anderen durch das Unendliche (Altman 1998).",
  forWhom: "Für wen die Zahl gilt",
  risk: "Kontrollrisiko (%)",
  riskHelp:
    "Das Risiko der Personen, für die die Antwort gilt, ohne Behandlung. Leer: der Median der Kontrollgruppen.",
  riskNone: "Median der Studien",
  riskProblem:
    "Hier gehört ein Risiko zwischen 0 und 100\u00a0% hin, beide ausgeschlossen; das Vorige gilt weiter. Berichtigen Sie es oder lassen Sie das Feld leer.",
  events: "Das Ereignis ist",
  eventsHelp:
    "Unerwünscht, etwa Tod: Weniger Ereignisse sind ein Nutzen. Erwünscht, etwa Genesung: Mehr sind es.",
  unwanted: "Unerwünscht",
  wanted: "Erwünscht",
};
