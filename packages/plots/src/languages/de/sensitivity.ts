import type { sensitivityWords as english } from "../../sensitivity/words.ts";

export const sensitivity: typeof english = {
  notMade: "Die Sensitivitätsanalysen sind für dieses Ergebnis nicht gemacht.",
  noModel: "An diese Studien ließ sich kein Modell anpassen, also lässt sich keine herausnehmen.",
  notFitted: "nicht angepasst",
  beyond: "Ein Pfeil steht für das, was über die Achse hinausgeht.",
  inUnit: (title, unit) => `${title} (${unit})`,
  omitted: (count) => `${count === 1 ? "1 Name ist" : `${count} Namen sind`} aus Platzmangel weggelassen.`,
  leaveOneOut: {
    without: "Ohne",
    all: "Alle Studien",
    estimate: (name, level) => `${name} [${level}-KI]`,
    title: (label, effect) => `Ohne ${label}: ${effect}`,
    note: "Band: das Intervall mit allen Studien. Hervorgehoben: Studien, ohne die das Fazit ein anderes ist.",
  },
  cumulative: {
    added: "Hinzugefügt",
    several: (first, more) => `${first} und ${more} weitere`,
    labelled: (label, at) => `${label} (${at})`,
    title: (label, effect, k) => `Mit ${label}: ${effect}, ${k} ${k === 1 ? "Studie" : "Studien"}`,
    note: (by) => `Studien hinzugefügt: ${by}. Band: das Intervall mit allen Studien.`,
  },
  caterpillar: {
    effect: "Wahrer Effekt",
    title: (label, effect, own) => `${label}: wahrer Effekt ${effect}, eigener Effekt ${own}`,
    note: (level) =>
      `Gefüllt: der wahre Effekt jeder Studie nach dem Modell mit seinem ${level}-Intervall; offen: ihr eigener Effekt. Gepunktet: der gepoolte Effekt.`,
    noModel: "Es gibt kein Modell mit einer Verteilung wahrer Effekte.",
    equal:
      "Dieses Modell hat keine wahren Effekte einzelner Studien, die sich vorhersagen ließen: Gezeigt sind ihre eigenen.",
    own: (level) =>
      `Die eigenen Effekte der Studien mit ${level}-Intervallen, der Größe nach. Gepunktet: der gepoolte Effekt.`,
    about: (studies, effects) => `${studies} in der Reihenfolge ihrer Effekte, ${effects}.`,
    pooled: (name, effect) => `Gepoolter Effekt: ${name} ${effect}.`,
    apart: (count, all) =>
      `${count} von ${all} ${all === 1 ? "Intervall enthält" : "Intervallen enthalten"} den Wert ohne Effekt nicht.`,
  },
  baujat: {
    x: "Quadriertes Pearson-Residuum (Beitrag zur Heterogenität)",
    y: "Quadrierter Einfluss auf den angepassten Wert",
    title: (label, x, y) => `${label}: Heterogenität ${x}, Einfluss ${y}`,
  },
  radial: {
    x: { sampling: "Präzision, 1 / Standardfehler", total: "Präzision, 1 / √(SE² + τ²)" },
    y: { sampling: "Effekt / Standardfehler", total: "Effekt / √(SE² + τ²)" },
    title: (label, effect) => `${label}: ${effect}`,
    line: { sampling: "Gepoolter Effekt / Standardfehler", total: "Gepoolter Effekt / √(SE² + τ²)" },
    note: (name, effect, band) =>
      `Linie: der gepoolte Effekt, ${effect}; Band: \u00b1${band} darum. Der Strahl vom Ursprung durch einen Punkt hat den Effekt der Studie als Steigung und trifft dort den Bogen: ${name}. Dick: das Intervall des gepoolten Effekts.`,
  },
  normal: {
    x: "Quantil der Normalverteilung",
    y: { rstudent: "Studentisiertes gelöschtes Residuum", rstandard: "Standardisiertes Residuum" },
    title: (label, residual) => `${label}: ${residual}`,
    envelope: (level, samples) =>
      `Linie: wo normalverteilte Residuen liegen. Hülle: ${level} an jedem Punkt, aus ${samples} simulierten Datensätzen.`,
    line: "Linie: wo normalverteilte Residuen liegen.",
  },
  influence: {
    panels: {
      rstudent: "Studentisiertes Residuum",
      dffits: "DFFITS",
      cookD: "Cook-Distanz",
      covRatio: "Kovarianzverhältnis",
      tau2Del: "\u03c4\u00b2 ohne",
      qeDel: "Q ohne",
      hat: "Hebelwert",
      weight: "Gewicht (%)",
    },
    title: (label, panel, value) => `${label}: ${panel} ${value}`,
    note: "Gestrichelt: Grenzen eines Maßes; gepunktet: was völlig gleiche Studien hätten. Gefüllt: nach DFFITS, Cook-Distanz, Hebelwert oder DFBETAS markiert.",
    number: "Studien in der Reihenfolge der Tabelle",
  },
};
