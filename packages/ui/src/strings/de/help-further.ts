import type { helpFurther as english } from "../help-further.ts";

export const helpFurther: typeof english = {
  effect: {
    term: "Effektgröße",
    also: "yi Endpunkt Schätzwert Studie effect size",
    meaning:
      "Was eine Studie gefunden hat, auf der Skala des gewählten Maßes, damit sich Studien vergleichen lassen.",
    caution: "Verhältnisse werden als Logarithmen gepoolt und als Verhältnisse gezeigt.",
  },
  se: {
    term: "Standardfehler",
    also: "SE sei Präzision standard error",
    meaning:
      "Wie sehr der Effekt einer Studie durch Zufall schwanken würde, wenn sie wiederholt würde: die Wurzel ihrer Stichprobenvarianz.",
    caution: "Ein Standardfehler ist keine Standardabweichung; in Tabellen werden beide oft verwechselt.",
  },
  vi: {
    term: "Stichprobenvarianz",
    also: "vi Varianz Quadrat des Standardfehlers",
    meaning:
      "Das Quadrat des Standardfehlers des Effekts einer Studie. Ihr Kehrwert ist das Gewicht bei gleichen Effekten.",
    caution: "Sie ist geschätzt und gilt als bekannt.",
  },
  g: {
    term: "Hedges\u2019 g",
    also: "SMD standardisierte Mittelwertdifferenz Cohen d J Korrektur",
    meaning:
      "Die Differenz zweier Mittelwerte in Einheiten ihrer gepoolten Standardabweichung, korrigiert um die Verzerrung in kleinen Studien.",
    caution: "Es vermengt den Effekt damit, wie verschieden die Personen einer Studie sind.",
  },
  or: {
    term: "Odds Ratio",
    also: "OR Chancenverhältnis Quotenverhältnis Log-Odds",
    meaning: "Die Odds des Ereignisses in einer Gruppe, geteilt durch die in der anderen.",
    caution:
      "Wo Ereignisse häufig sind, liegt sie weiter von 1 entfernt als das relative Risiko und darf nicht wie eines gelesen werden.",
  },
  rr: {
    term: "Relatives Risiko",
    also: "RR Risikoverhältnis risk ratio",
    meaning: "Das Risiko des Ereignisses in einer Gruppe, geteilt durch das in der anderen.",
    caution:
      "Das Verhältnis der Ereignisse ist nicht der Kehrwert des Verhältnisses der Nichtereignisse: Sagen Sie, was gezählt wurde.",
  },
  omnibus: {
    term: "Omnibustest der Moderatoren",
    also: "QM F-Test Moderatoren Regression",
    meaning:
      "Ob die Moderatoren zusammen Unterschiede zwischen den Studien erklären: Alle ihre Koeffizienten werden zugleich getestet.",
    caution:
      "Moderatoren sind nicht randomisiert: Ein Zusammenhang zwischen Studien kann an etwas anderem liegen, worin sie sich unterscheiden.",
  },
  r2: {
    term: "R\u00b2, erklärte Heterogenität",
    also: "R Quadrat Pseudo erklärte Varianz",
    meaning:
      "Um wie viel \u03c4\u00b2 sinkt, wenn die Moderatoren im Modell sind, als Anteil des \u03c4\u00b2 ohne sie.",
    caution: "Sehr unsicher bei weniger als etwa 40 Studien; bei 0 abgeschnitten.",
  },
  residualTau2: {
    term: "Residuales \u03c4\u00b2",
    also: "tau Quadrat Rest unerklärt",
    meaning: "Die Varianz der wahren Effekte, die bleibt, wenn die Moderatoren im Modell sind.",
    caution: "Es ist so unsicher wie \u03c4\u00b2 selbst.",
  },
  residualI2: {
    term: "Residuales I\u00b2",
    also: "I Quadrat unerklärt Rest",
    meaning: "Der Anteil der verbleibenden Varianz, der auf Unterschieden der wahren Effekte beruht.",
    caution: "Es hängt von der Größe der Studien ab, wie jedes I\u00b2.",
  },
  qe: {
    term: "Test der residualen Heterogenität, Q\u1d31",
    also: "QE Q E Rest unerklärt",
    meaning:
      "Ob sich die Studien auch mit den Moderatoren im Modell noch mehr unterscheiden, als der Zufall sie machen würde.",
    caution: "Wie Cochrans Q hat er bei wenigen Studien geringe Teststärke.",
  },
  coefficient: {
    term: "Koeffizient eines Moderators",
    also: "beta Steigung Regression Meta-Regression Metaregression",
    meaning:
      "Wie sehr sich der mittlere Effekt mit einer Einheit einer Zahl ändert oder von der Referenzkategorie zu einer anderen, bei gleichen Werten der anderen Moderatoren.",
    caution:
      "Etwa zehn Studien je Koeffizient sind erwünscht; Zusammenhänge zwischen Studien müssen nicht innerhalb von ihnen gelten.",
  },
  subgroupQ: {
    term: "Test auf Subgruppenunterschiede",
    also: "Q zwischen Gruppen Interaktion",
    meaning:
      "Ob sich die mittleren Effekte der Subgruppen stärker unterscheiden, als der Zufall sie machen würde.",
    caution:
      "Dass eine Gruppe signifikant ist und eine andere nicht, zeigt nicht, dass sie sich unterscheiden: Das zeigt dieser Test.",
  },
  marginal: {
    term: "Randmittel",
    also: "EMM geschätztes adjustiertes Mittel marginal mean",
    meaning:
      "Der mittlere Effekt bei einer Stufe eines Moderators, die anderen bei ihrem Durchschnitt oder zu gleichen Teilen.",
    caution: "Es kann eine Kombination beschreiben, die keine Studie hat.",
  },
  vif: {
    term: "Varianzinflationsfaktor",
    also: "VIF GVIF Kollinearität",
    meaning:
      "Um wie viel größer die Varianz eines Koeffizienten ist, weil sein Moderator mit anderen einhergeht.",
    caution:
      "Ein großer sagt, dass die Daten Moderatoren nicht auseinanderhalten können, nicht, dass das Modell falsch ist.",
  },
  permutation: {
    term: "Permutations-p",
    also: "Permutationstest Resampling",
    meaning:
      "Wie oft zufällig auf die Studien verteilte Moderatoren eine mindestens so extreme Statistik ergeben wie die beobachtete.",
    caution: "Bei wenigen Studien gibt es wenige Anordnungen, und p kann nicht klein sein.",
  },
  locationScale: {
    term: "Lage-Skalen-Modell",
    also: "Heterogenität hängt von Moderator ab Varianz Skala location-scale",
    meaning: "Lässt die Varianz zwischen den Studien von Moderatoren abhängen, so wie ihren Mittelwert.",
    caution: "Es braucht viele Studien: Eine Varianz ist schwerer zu bestimmen als ein Mittelwert.",
  },
  egger: {
    term: "Egger-Test",
    also: "Funnel-Plot Asymmetrie Regression Small-Study-Effekte Kleine-Studien-Effekte",
    meaning:
      "Ob kleine Studien andere Effekte zeigen als große: die Steigung der Effekte auf ihre Standardfehler, oder der Achsenabschnitt derselben Regression anders herum.",
    caution:
      "Asymmetrie hat mehr Ursachen als unveröffentlichte Studien. Bei weniger als zehn Studien sagt der Test wenig; für Verhältnisse und standardisierte Differenzen eignen sich andere Tests besser.",
  },
  trimFill: {
    term: "Trim and Fill",
    also: "Duval Tweedie ergänzte imputierte fehlende Studien",
    meaning:
      "Ergänzt Spiegelbilder extremer kleiner Studien, bis der Funnel-Plot symmetrisch ist, und poolt erneut.",
    caution:
      "Schreibt Asymmetrie allein fehlenden Studien zu. Eine Sensitivitätsanalyse, kein korrigiertes Ergebnis.",
  },
  petPeese: {
    term: "PET-PEESE",
    also: "precision effect test bedingte Regression adjustiert",
    meaning:
      "Der Effekt, der von einer Studie ohne Stichprobenfehler zu erwarten ist: der Achsenabschnitt einer Regression der Effekte auf die Standardfehler, oder auf die Varianzen, wo jener von null verschieden ist.",
    caution: "Unzuverlässig bei wenigen, bei nur kleinen Studien oder bei viel Heterogenität.",
  },
  selection: {
    term: "Selektionsmodell",
    also: "Vevea Hedges 3PSM 4PSM Gewichtsfunktion",
    meaning:
      "Modelliert, wie wahrscheinlich Studien je nach p-Wert veröffentlicht werden, und schätzt den mittleren Effekt aller Studien, veröffentlicht oder nicht.",
    caution: "Es braucht viele Studien, und die Antwort folgt daraus, wie die Selektion angenommen wird.",
  },
  failSafe: {
    term: "Fail-safe N",
    also: "Rosenthal Orwin Schublade file drawer",
    meaning: "Wie viele Studien ohne Effekt in Schubladen liegen müssten, um das Ergebnis umzustoßen.",
    caution:
      "Nimmt an, dass fehlende Studien im Mittel keinen Effekt haben, und übergeht Heterogenität: angegeben, weil Gutachter danach fragen.",
  },
  pCurve: {
    term: "p-Kurve",
    also: "p-curve p-Hacking Evidenzwert rechtsschief",
    meaning:
      "Die Verteilung signifikanter p-Werte: nahe 0 gehäuft, wo es einen wahren Effekt gibt, flach, wo es keinen gibt.",
    caution: "Sie sieht nur signifikante Ergebnisse an und führt irre, wo sich Effekte stark unterscheiden.",
  },
  leaveOneOut: {
    term: "Leave-one-out",
    also: "LOO weglassen Einfluss Jackknife Sensitivität",
    meaning: "Der gepoolte Effekt ohne jede Studie der Reihe nach: ob eine einzelne das Fazit trägt.",
    caution: "Zwei Studien können einander verdecken: Lässt man je eine weg, sieht man das nicht.",
  },
  cook: {
    term: "Cook-Distanz",
    also: "Cook Einfluss Diagnostik Ausreißer",
    meaning:
      "Wie weit sich alle angepassten Werte verschieben, wenn eine Studie weggelassen wird, in Einheiten ihrer Unsicherheit.",
    caution: "Eine einflussreiche Studie ist zu prüfen, nicht deswegen zu streichen.",
  },
  rstudent: {
    term: "Studentisiertes gelöschtes Residuum",
    also: "rstudent Ausreißer Residuum studentisiert gelöscht",
    meaning:
      "Wie weit eine Studie von dem liegt, was die anderen vorhersagen, in Einheiten ihres Standardfehlers.",
    caution: "Von 20 Studien liegt eine durch Zufall jenseits von 2.",
  },
  dffits: {
    term: "DFFITS",
    also: "Einfluss angepasster Wert",
    meaning:
      "Um wie viele Standardfehler sich der angepasste Wert einer Studie ändert, wenn sie weggelassen wird.",
    caution: "Grenzen sind Faustregeln; sehen Sie auf die Größe der Änderung.",
  },
  hat: {
    term: "Hat-Wert",
    also: "Hebelwirkung Hebelwert leverage",
    meaning:
      "Wie sehr der Effekt einer Studie ihren eigenen angepassten Wert bestimmt; ohne Moderatoren ihr Gewicht.",
    caution: "Ein hoher Hebelwert allein ist kein Problem.",
  },
  covRatio: {
    term: "Kovarianzverhältnis",
    also: "cov.r Präzision Einfluss",
    meaning:
      "Die Varianz der Schätzwerte ohne eine Studie, geteilt durch die mit ihr; unter 1 kostet die Studie Präzision.",
    caution: "Es spiegelt meist eine Änderung von \u03c4\u00b2.",
  },
  cumulative: {
    term: "Kumulative Meta-Analyse",
    also: "im Lauf der Zeit Folge Reihenfolge",
    meaning:
      "Der gepoolte Effekt, während Studien eine nach der anderen hinzukommen, nach Jahr oder in einer anderen Reihenfolge.",
    caution: "Nach jeder Studie erneut hinzusehen macht Zufallsbefunde wahrscheinlich.",
  },
  ois: {
    term: "Optimale Informationsgröße",
    also: "OIS nötige Stichprobengröße Fallzahl GRADE Präzision TSA",
    meaning:
      "Wie viele Personen oder Ereignisse eine einzelne Studie mit ausreichender Teststärke brauchte; bei weniger in allen Studien zusammen ist das Ergebnis unpräzise.",
    caution: "Sie wächst mit der Heterogenität und hängt vom angenommenen Effekt ab.",
  },
};
