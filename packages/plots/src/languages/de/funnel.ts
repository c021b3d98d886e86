import type { funnelWords as english } from "../../funnel/words.ts";

export const funnel: typeof english = {
  upright: (id, unit) => {
    const names: Readonly<Record<string, string>> = {
      sei: "Standardfehler",
      vi: "Varianz",
      seinv: "Präzision (1 / Standardfehler)",
      vinv: "1 / Varianz",
      ni: "Größe der Studie",
      ninv: "1 / Größe",
      sqrtni: "Wurzel der Größe",
      sqrtninv: "1 / Wurzel der Größe",
      lni: "Logarithmus der Größe",
      wi: "Gewicht (%)",
      ess: "1 / Wurzel der effektiven Größe",
    };
    return `${names[id] ?? id}${unit === "" ? "" : ` (${unit})`}`;
  },
  noHeight:
    "Keine Studie sagt, wo sie auf der gewählten senkrechten Achse liegt: Die Größen der Studien oder ihre Gewichte sind nicht bekannt. Wählen Sie Standardfehler, oder geben Sie die Spalten mit den Größen an.",
  noGroup: "nicht angegeben",
  otherGroups: "Andere",
  noRegion:
    "Es ist kein Bereich gezeichnet: Wie weit Effekte streuen, folgt aus Standardfehlern, und die senkrechte Achse zeigt etwas anderes.",
  onlyErrors: "Was die Prüfung findet, wird nur über Standardfehlern gezeichnet.",
  sizeLine:
    "Linie: Regression der Effekte auf 1 / Wurzel der effektiven Größe, mit dieser gewichtet; ist sie geneigt, finden kleine Studien andere Effekte.",
  noSizeLine: "Der Deeks-Test hat hier keine Gerade; die Prüfung sagt, warum.",
  withoutHeight: (count) =>
    `${count === 1 ? "1 Studie ist" : `${count} Studien sind`} nicht gezeichnet: Die Tabelle sagt nicht, wo sie auf dieser Achse ${count === 1 ? "liegt" : "liegen"}.`,
  noNull:
    "Signifikanzkonturen sind nicht gezeichnet: Dieses Maß hat keinen Wert für keinen Effekt, um den sie liegen könnten.",
  noPooled: "Es ist kein Bereich gezeichnet: Ohne einen einzelnen gepoolten Effekt fehlt die Mitte.",
  region: (level, model) =>
    `Gestrichelt: ${level}-Pseudobereich um den gepoolten Effekt; er berücksichtigt nur Stichprobenfehler, keine Heterogenität. Modell: ${model}.`,
  widened: (level, model) =>
    `Gestrichelt: ${level}-Pseudobereich um den gepoolten Effekt, um \u03c4\u00b2 verbreitert. Modell: ${model}.`,
  shades: (none) =>
    `Schattierung: zweiseitiger p-Wert jeder Studie gegen keinen Effekt (${none}). Fehlen Studien, wo p > 0,10 ist, deutet das auf Publikationsbias; fehlen sie, wo p klein ist, auf eine andere Ursache.`,
  pValues: {
    above10: "p > 0,10",
    from05to10: "0,05 < p < 0,10",
    from01to05: "0,01 < p < 0,05",
    below01: "p < 0,01",
  },
  boundaries: { ten: "p = 0,10", five: "p = 0,05", one: "p = 0,01" },
  filled: (count, ran) =>
    count === 0 ? `Keine Studie ist ergänzt. ${ran}` : `Offene Kreise: ${count} ergänzt. ${ran}`,
  filledEstimate: (name, value) =>
    `Mit ihnen gepoolt ${name} = ${value}: eine Sensitivitätsanalyse, kein korrigierter Effekt.`,
  filledTitle: (effect, error) => `Ergänzt: ${effect}, Standardfehler ${error}`,
  lines:
    "Linien: der bei jedem Standardfehler erwartete Effekt; wo sie oben ankommen, der einer Studie ohne Stichprobenfehler.",
  noAudit: "Die Prüfung auf Publikationsbias ist nicht gemacht, also wird nichts davon gezeigt.",
  noOverlay: (why) => `Von der Prüfung wird nichts gezeigt: ${why}`,
  omitted: (count) => `${count} ${count === 1 ? "Name ist" : "Namen sind"} aus Platzmangel weggelassen.`,
  pointTitle: (label, effect, error) => `${label}: ${effect}, Standardfehler ${error}`,
  about: {
    studies: (count, upright) => `${count}, Effekt gegen ${upright}.`,
    pooled: (name, value) => `Gepoolter Effekt ${name} = ${value}.`,
    significant: (count, all) => `${count} von ${all} Studien ${count === 1 ? "hat" : "haben"} p < 0,01.`,
    outside: (count, all) =>
      `${count} von ${all} Studien ${count === 1 ? "liegt" : "liegen"} außerhalb des Bereichs.`,
  },
};
