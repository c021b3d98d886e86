import type { robWords as english } from "../../rob-traffic/words.ts";

const studies = (count: number): string => `${count} ${count === 1 ? "Studie" : "Studien"}`;

export const rob: typeof english = {
  nothing:
    "Noch ist kein Verzerrungsrisiko angegeben. Sagen Sie auf der Seite der Effekte unter „Verzerrungsrisiko“, welche Spalten die Urteile enthalten.",
  noRow: "Jede Studie ist ausgelassen, es gibt also kein Urteil zu zeichnen.",
  noDomain: "In den Spalten des Verzerrungsrisikos steht kein Urteil.",
  overall: "Gesamt",
  overallByRule: "Gesamt*",
  domains: "Domänen",
  domain: (short, label) => `${short}: ${label}`,
  byRule: (tool) =>
    `* Nach der Regel von ${tool} aus den Domänen vorgeschlagen; eine Person kann anders urteilen.`,
  judged: (study, domain, judgement) => `${study}, ${domain}: ${judgement}`,
  notJudged: "Nicht beurteilt",
  missing: "\u2013",
  unread: (count) =>
    `${count} ${count === 1 ? "Zelle enthält ein unbekanntes Wort und gilt" : "Zellen enthalten unbekannte Wörter und gelten"} als nicht beurteilt.`,
  share: (percent, label) => `${label} ${percent}`,
  aboutBar: (domain, shares) => `${domain}: ${shares}.`,
  weighted: "Die Balken sind nach dem Gewicht der Studien im gepoolten Effekt gewichtet.",
  unweighted: "Jede Studie zählt gleich viel.",
  noWeights:
    "Jede Studie zählt gleich viel, da es keinen gepoolten Effekt gibt, dessen Gewichte sich nehmen ließen.",
  withoutWeight: (count) =>
    `${studies(count)} ohne Gewicht im gepoolten Effekt ${count === 1 ? "zählt" : "zählen"} nicht mit.`,
  about: (count, tool) => `${studies(count)}; Instrument: ${tool}.`,
  aboutColumn: (name, counts) => `${name}: ${counts}.`,
  count: (label, count) => `${label} (${count})`,
};
