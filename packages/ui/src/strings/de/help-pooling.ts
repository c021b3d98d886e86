import type { helpPooling as english } from "../help-pooling.ts";

export const helpPooling: typeof english = {
  pooled: {
    term: "Gepoolter Effekt",
    also: "mu Gesamteffekt Mittelwert mittlerer Effekt Schätzwert pooled effect",
    meaning:
      "Das gewichtete Mittel der Effekte der Studien. Bei zufälligen Effekten ist es der Mittelwert einer Verteilung wahrer Effekte; bei gleichen Effekten der eine Effekt, den alle Studien teilen.",
    caution:
      "Wo sich die Studien stark unterscheiden, beschreibt der Mittelwert wenige von ihnen: Lesen Sie ihn mit dem Vorhersageintervall.",
  },
  ci: {
    term: "Konfidenzintervall",
    also: "KI CI Unsicherheit Präzision Grenzen Vertrauensbereich",
    meaning:
      "Die Werte des mittleren Effekts, mit denen die Daten vereinbar sind: So gebildete Intervalle enthalten den wahren Mittelwert im genannten Anteil der Wiederholungen.",
    caution: "Es handelt vom mittleren Effekt, nicht davon, wo die Effekte einzelner Studien liegen.",
  },
  pi: {
    term: "Vorhersageintervall",
    also: "VI PI Prädiktionsintervall neue Studie Spanne wahrer Effekte prediction interval",
    meaning:
      "Wo der wahre Effekt einer neuen Studie wie dieser im genannten Anteil der Fälle liegen kann. Es wächst mit den Unterschieden zwischen den Studien und schrumpft auch bei vielen nicht auf nichts.",
    caution:
      "Bei wenigen Studien ist \u03c4\u00b2 unsicher und das Intervall unzuverlässig; außerdem setzt es normalverteilte wahre Effekte voraus.",
  },
  test: {
    term: "Test des gepoolten Effekts",
    also: "p-Wert Signifikanz z t Knapp-Hartung Wald Nullhypothese",
    meaning:
      "Wie überraschend der Schätzwert wäre, wenn der wahre mittlere Effekt null wäre. Ein kleines p spricht gegen keinen Effekt; es sagt weder, wie groß noch wie wichtig der Effekt ist.",
    caution:
      "Ein großes p belegt nicht, dass es keinen Effekt gibt: Sehen Sie auf das Intervall, oder testen Sie Äquivalenz.",
  },
  weight: {
    term: "Gewicht",
    also: "inverse Varianz Anteil Beitrag weight",
    meaning:
      "Der Anteil einer Studie am gepoolten Effekt. Präzise Studien wiegen mehr; bei zufälligen Effekten machen Unterschiede zwischen den Studien die Gewichte ähnlicher.",
    caution:
      "Gewichte aus geschätzten Varianzen hängen bei manchen Maßen von den Effekten selbst ab, etwa bei Odds Ratios seltener Ereignisse.",
  },
  k: {
    term: "Zahl der Studien, k",
    also: "k Anzahl Zeilen verwendet eingegeben",
    meaning:
      "Wie viele Effekte gepoolt sind, von wie vielen eingegebenen Zeilen. Ausgelassene Zeilen sind mit ihren Gründen aufgeführt.",
    caution:
      "Bei weniger als etwa fünf Studien sind weder \u03c4\u00b2 noch ein Vorhersageintervall gut bekannt.",
  },
  tau: {
    term: "Standardabweichung zwischen den Studien, \u03c4",
    also: "tau SD Heterogenität Streuung wahre Effekte",
    meaning:
      "Wie weit die wahren Effekte der Studien typischerweise von ihrem Mittelwert liegen, in Einheiten des Effekts. Etwa zwei Drittel liegen innerhalb von einem \u03c4.",
    caution:
      "Ein Schätzwert von 0 zeigt nicht, dass die Studien übereinstimmen: Sehen Sie auf das Intervall von \u03c4\u00b2.",
  },
  tau2: {
    term: "Varianz zwischen den Studien, \u03c4\u00b2",
    also: "tau Quadrat Heterogenität Varianzkomponente",
    meaning:
      "Die Varianz der wahren Effekte zwischen den Studien, über den Zufall hinaus. Anders als I\u00b2 hängt sie nicht davon ab, wie groß die Studien sind.",
    caution:
      "Wenige Studien sagen wenig über sie, und ihre Schätzer weichen voneinander ab: Vergleichen Sie sie, und lesen Sie ihr Intervall.",
  },
  i2Tau: {
    term: "I\u00b2 aus \u03c4\u00b2",
    also: "I2 I Quadrat Inkonsistenz Prozent Heterogenität",
    meaning:
      "Der Anteil der Varianz der beobachteten Effekte, der auf Unterschieden der wahren Effekte statt auf Zufall beruht, aus dem Schätzwert von \u03c4\u00b2 und einer typischen Varianz innerhalb der Studien.",
    caution:
      "Es ist kein Maß dafür, wie sehr sich Effekte unterscheiden: Dasselbe \u03c4 ergibt bei großen Studien ein hohes I\u00b2, bei kleinen ein niedriges.",
  },
  i2Q: {
    term: "I\u00b2 aus Q",
    also: "I2 I Quadrat Higgins Thompson Inkonsistenz",
    meaning:
      "Die ältere Definition: wie weit Cochrans Q über dem liegt, was allein der Zufall ergäbe, als Anteil von Q.",
    caution:
      "Unsicher bei wenigen Studien und 0, sobald Q unter seinen Freiheitsgraden liegt. Es kann von der Definition über \u03c4\u00b2 abweichen.",
  },
  h2: {
    term: "H\u00b2",
    also: "H Quadrat Verhältnis Varianz",
    meaning:
      "Wievielmal größer die Varianz der Effekte ist, als allein der Zufall sie machen würde; 1 bedeutet keinen Überschuss.",
    caution: "Es sagt dasselbe wie I\u00b2 und hängt wie dieses von der Größe der Studien ab.",
  },
  q: {
    term: "Cochrans Q",
    also: "Heterogenität Test Chi-Quadrat Homogenität",
    meaning:
      "Die gewichtete Summe der quadrierten Abstände der Effekte von ihrem Mittelwert. Der Test fragt, ob allein der Zufall die Effekte so verschieden machen könnte.",
    caution:
      "Bei wenigen Studien übersieht der Test wirkliche Unterschiede, bei vielen findet er unwichtige. Er sollte nicht über das Modell entscheiden.",
  },
  lrQ: {
    term: "Likelihood-Quotienten-Test der Heterogenität",
    also: "LRT Q GLMM saturiert",
    meaning:
      "Vergleicht ein Modell, in dem jede Studie ihren eigenen Effekt hat, mit einem gemeinsamen Effekt, anhand ihrer Likelihoods.",
    caution: "Seine Verteilung gilt nur näherungsweise, wo Ereignisse selten sind.",
  },
  baseline: {
    term: "Wald-Intervall",
    also: "z normal",
    meaning:
      "Der Schätzwert plus und minus ein Quantil der Normalverteilung mal seinen Standardfehler, als wäre \u03c4\u00b2 bekannt.",
    caution: "Bei wenigen Studien zu schmal; deshalb ist Knapp-Hartung die übliche Wahl.",
  },
  beyond: {
    term: "Anteil wahrer Effekte jenseits eines Werts",
    also: "Wahrscheinlichkeit neue Studie MID kleinster bedeutsamer Unterschied Anteil",
    meaning:
      "Wie wahrscheinlich der wahre Effekt einer neuen Studie über oder unter einem bedeutsamen Wert liegt, aus der Verteilung der wahren Effekte.",
    caution:
      "Er beruht auf normalverteilten wahren Effekten und auf \u03c4\u00b2; bei wenigen Studien ist er nur ein grober Anhalt.",
  },
  equivalence: {
    term: "Äquivalenztest",
    also: "TOST Nichtunterlegenheit Grenzen",
    meaning:
      "Zwei einseitige Tests: ob der mittlere Effekt innerhalb der angegebenen Grenzen liegt, sodass er vernachlässigbar heißen kann.",
    caution: "Die Grenzen müssen feststehen, bevor die Daten gesehen werden.",
  },
  nnt: {
    term: "Number Needed to Treat",
    also: "NNT NNH Anzahl notwendiger Behandlungen absolute Risikodifferenz je tausend",
    meaning:
      "Wie viele Personen behandelt werden müssen, damit eine mehr oder eine weniger das Ereignis hat, bei dem angegebenen Risiko ohne Behandlung.",
    caution:
      "Sie hängt von diesem Risiko ebenso ab wie vom Effekt; ein Intervall, das keinen Effekt einschließt, geht durch unendlich.",
  },
};
