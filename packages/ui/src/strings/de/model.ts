import type { model as english } from "../model.ts";

export const model: typeof english = {
  questions: "Schwelle und Äquivalenzbereich",
  threshold: (symbol) => `Ein wahrer Effekt jenseits von (${symbol})`,
  thresholdHelp:
    "Ein Wert, der etwas besagt, etwa der kleinste bedeutsame Effekt: Die Ergebnisse sagen dann, wie wahrscheinlich ein wahrer Effekt jenseits davon ist. Leer: der Wert für keinen Effekt.",
  thresholdNone: "kein Effekt",
  equivalence: "Äquivalenzbereich",
  equivalenceHelp:
    "Zwei einseitige Tests (Schuirmann 1987), ob der gepoolte Effekt zwischen diesen beiden Werten liegt. Legen Sie den Bereich fest, bevor Sie die Daten sehen. Leer: kein Test.",
  marginLower: "Äquivalent ab",
  marginUpper: "Äquivalent bis",
  marginNone: "kein Test",
  studyIntervals: "Intervalle der Studien",
  studyIntervalsHelp:
    "Wie das eigene Intervall jeder Studie in Tabelle und Forest-Plot gebildet wird. Das gepoolte Ergebnis hängt nicht davon ab.",
  fromVariance: "aus der Varianz",
  seed: "Startwert der Zufallszahlen",
  seedHelp: "Derselbe Startwert ergibt überall dieselben Zahlen. Nennen Sie ihn mit dem Ergebnis.",
  samples: "Stichproben",
  samplesHelp: "Mehr Stichproben machen ein gezogenes Intervall oder p beständiger und dauern länger.",
  notNumber:
    "Hier gehört eine Zahl hin; das Vorige gilt weiter. Berichtigen Sie sie oder lassen Sie das Feld leer.",
  outside: (scale) =>
    `Die Skala \u201e${scale}\u201c reicht nicht so weit; das Vorige gilt weiter. Geben Sie eine Zahl innerhalb von ihr ein.`,
  outsideRatio:
    "Ein Verhältnis liegt über 0; das Vorige gilt weiter. Geben Sie eine Zahl über 0 ein, etwa 0,8 oder 1,25.",
  bothEnds:
    "Ohne beide Enden gibt es keinen Test. Füllen Sie auch das andere aus oder lassen Sie beide leer.",
  order:
    "Der Bereich muss unter seinem Ende beginnen; das Vorige gilt weiter. Vertauschen oder berichtigen Sie die Zahlen.",
  further: "Weitere Ergebnisse",
  beyond: (symbol, value) => `Wahre Effekte unter und über ${symbol} = ${value}`,
  beyondCaption: "Wie sich die wahren Effekte um diesen Wert verteilen",
  side: "Wahre Effekte",
  below: (value) => `unter ${value}`,
  above: (value) => `über ${value}`,
  newStudy: "Eine neue Studie",
  share: (level) => `Anteil aller [${level}-KI]`,
  notDefined: "nicht definiert",
  beyondNote: (prediction) =>
    `Neue Studie: die Wahrscheinlichkeit, dass ihr wahrer Effekt dort liegt, aus der Verteilung des Vorhersageintervalls (${prediction}). Anteil: normalverteilter wahrer Effekte, mit dem Intervall von Mathur und VanderWeele (2019).`,
  predictionShape: (prediction) =>
    `Das gewählte Vorhersageintervall (${prediction}) hat hier keine Verteilung, aus der sich eine Wahrscheinlichkeit für eine neue Studie nehmen ließe.`,
  notEstimated: "nicht geschätzt",
  oneEffect: (given) =>
    given
      ? "Anteil: nicht geschätzt, da \u03c4\u00b2 als 0 vorgegeben ist und damit alle wahren Effekte als gleich gelten."
      : "Anteil: nicht geschätzt, da \u03c4\u00b2 bei 0 liegt, seinem kleinstmöglichen Wert, was nicht beweist, dass alle wahren Effekte gleich sind.",
  equivalent: (yes, symbol, range) =>
    yes
      ? `Äquivalent: Der gepoolte Wert ${symbol} liegt innerhalb von ${range}.`
      : `Äquivalenz nicht gezeigt: Der gepoolte Wert ${symbol} kann außerhalb von ${range} liegen.`,
  equivalenceTests: (lower, upper, p) =>
    `Zwei einseitige Tests: über dem unteren Ende ${lower}; unter dem oberen Ende ${upper}; das größere p zählt, ${p}.`,
  equivalenceInterval: (level, interval) => `${level}-KI ${interval}.`,
  tests: "Weitere Tests",
  test: "Test",
  statistic: "Statistik",
  p: "p",
  testNames: {
    "cochran-mantel-haenszel": "Kein Zusammenhang in irgendeiner Studie (Cochran-Mantel-Haenszel)",
    "mantel-haenszel-rates": "Kein Ratenunterschied in irgendeiner Studie (Mantel-Haenszel)",
    "breslow-day": "Gleiche Odds Ratio in allen Studien (Breslow-Day)",
    tarone: "Gleiche Odds Ratio in allen Studien (Breslow-Day, Korrektur nach Tarone)",
    "heterogeneity-wald": "Heterogenität (Wald)",
  },
};
