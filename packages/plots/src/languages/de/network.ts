import type { networkWords as english } from "../../network/words.ts";

export const network: typeof english = {
  none: "Es wird nach keinem Netzwerk gefragt. Nennen Sie unter Netzwerk die Spalten der Behandlungen.",
  noFit: "Das Netzwerk konnte nicht angepasst werden; die Meldungen daneben sagen, warum.",
  noHeat:
    "Kein Design lässt sich aus diesem Netzwerk lösen, ohne es zu zerteilen, sodass es keine Inkonsistenz zu suchen gibt.",
  noSplit: "Kein Paar von Behandlungen hat sowohl direkte als auch indirekte Evidenz.",
  tooFew: "Es gibt kein Netzwerk zu zeichnen: Keine Studie vergleicht zwei Behandlungen.",
  nodeTitle: (name, studies, people) => `${name}: ${studies}${people}`,
  people: (n) => `, ${n} Teilnehmende`,
  edgeTitle: (first, second, studies) => `${first} – ${second}: ${studies}`,
  graphNote: (size) =>
    `Linien verbinden Behandlungen, die Studien direkt vergleichen; Breite: Zahl der Studien. Fläche der Kreise: ${size}.`,
  sizes: { studies: "Zahl der Studien", participants: "Teilnehmende", same: "für alle gleich" },
  multiArm: "Schattiert: Behandlungen von Studien mit drei Armen oder mehr.",
  graphAbout: (treatments, pairs, thickest) =>
    `Netzwerk aus ${treatments} Behandlungen, ${pairs} Paare direkt verglichen, am häufigsten ${thickest}.`,
  against: (reference) => `Behandlung gegen ${reference}`,
  effect: (name, level) => `${name} [${level}-KI]`,
  fitNote: (model, studies) => `${model}, ${studies}.`,
  models: { random: "Zufällige Effekte", common: "Gleiche Effekte" },
  tau: (value) => ` τ = ${value}.`,
  pScore: "P-Score",
  rankTitle: (name, score) => `${name}: P-Score ${score}`,
  rankNote: (wish) =>
    `P-Score: mittlere Gewissheit, dass eine Behandlung besser ist als eine andere, 0 bis 1; ${wish}. Er ordnet und sagt nichts über die Größe von Unterschieden.`,
  small: "kleine Effekte sind erwünscht",
  large: "große Effekte sind erwünscht",
  rankAbout: (list) => `Behandlungen nach P-Score: ${list}.`,
  pair: (first, second) => `${first} gegen ${second}`,
  splitRow: { direct: "\u2003direkt", indirect: "\u2003indirekt", network: "\u2003Netzwerk" },
  splitHead: "Vergleich",
  splitNote: "Von jedem Paar mit beiden Arten von Evidenz: direkt, indirekt und beide zusammen im Netzwerk.",
  pText: (p) => `Unterschied ${p}`,
  splitTitle: (pair, kind, text) => `${pair}, ${kind.trim()}: ${text}`,
  heatNote:
    "Zeilen und Spalten: Designs. Graue Quadrate: wie viel die Evidenz der Spalte in der Netzwerkschätzung der Zeile zählt. Farbe: was das Herauslösen des Designs der Spalte mit der Inkonsistenz der Zeile macht, Orange: sie verschwindet, Blau: sie wächst.",
  heatRandom: (tau) => `Studien eines Designs dürfen sich um τ = ${tau} unterscheiden.`,
  heatTitle: (row, column, change, influence) =>
    `Zeile ${row}, Spalte ${column}: Änderung ${change}, Einfluss ${influence}`,
  heatAbout: (design, value) => `Die Inkonsistenz ist am größten im Design ${design} (Q ${value}).`,
  noAdjusted: "Kein Vergleich stammt aus zwei Studien, sodass keiner von seinem Mittelwert abweichen kann.",
  deviation: (name) => `${name}, Abweichung von der direkten Schätzung des Vergleichs`,
  adjustedNote: (level, order) =>
    `Jeder Effekt abzüglich der direkten Schätzung seines Vergleichs, von der in der Ordnung späteren Behandlung gegen die frühere. Gestrichelt: Pseudo-${level}-Bereich. Ordnung: ${order}.`,
  adjustedTest: (test, p) => `Abweichung nach Standardfehler: ${test}, ${p}.`,
  adjustedAlone: (n) =>
    n === 1
      ? "1 Vergleich, den keine andere Studie anstellt, ist ausgelassen."
      : `${n} Vergleiche, die keine andere Studie anstellt, sind ausgelassen.`,
  adjustedTitle: (mark, effect, adjusted, error) =>
    `${mark}: ${effect}, adjustiert ${adjusted}, Standardfehler ${error}`,
  adjustedAbout: (points, pairs) =>
    `Vergleichsadjustierter Funnel-Plot: ${points} Vergleiche von Studien in ${pairs} Gruppen, um 0.`,
};
