import type { helpModels as english } from "../help-models.ts";

export const helpModels: typeof english = {
  dependentEffects: {
    term: "Mehrere Effekte je Studie",
    also: "abhängige Effekte Mehrebenen CHE CMVE SCE Arbeitsmodell",
    meaning:
      "Effekte einer Studie teilen Personen, Methoden und Orte. Die Modelle sagen wie: Korrelierte und hierarchische Effekte (CHE) lassen wahre Effekte zwischen Studien und innerhalb von ihnen variieren und Stichprobenfehler einer Studie korreliert sein; CMVE und SCE fügen eine Varianz je Kategorie von Effekten hinzu.",
    caution:
      "Ein Arbeitsmodell ist eine Näherung. Lesen Sie sein Mittel mit dem clusterrobusten Standardfehler, der nicht auf ihm beruht.",
  },
  levels: {
    term: "Varianz nach Ebene",
    also: "sigma2 Dreiebenen geschachtelt gekreuzt zufällige Effekte",
    meaning:
      "Wie weit wahre Effekte zwischen Studien, zwischen Gruppen von Effekten in ihnen und zwischen einzelnen Effekten variieren.",
    caution:
      "Bei wenigen Studien oder wenigen Effekten je Studie sind die Ebenen kaum zu trennen: Lesen Sie die Intervalle.",
  },
  profile: {
    term: "Profil-Likelihood",
    also: "sigma2 Intervall Kurve Likelihood-Quotient",
    meaning:
      "Die höchste Likelihood, wenn eine Varianz auf einem Wert festgehalten wird. Das Intervall endet, wo ihr doppelter Abfall das Quantil von Chi-Quadrat erreicht.",
    caution:
      "Eine flache Kurve heißt, dass die Daten wenig über diese Varianz sagen, was immer ihr Schätzwert ist.",
  },
  i2Level: {
    term: "I² nach Ebene",
    also: "I-Quadrat Mehrebenen",
    meaning:
      "Welcher Anteil der Varianz eines Effekts aus wahren Unterschieden auf einer Ebene stammt; der Rest ist Stichprobenfehler.",
    caution: "Es hängt wie jedes I² von der Präzision der Studien ab und ist keine absolute Größe.",
  },
  cvh: {
    term: "CVH, Variationskoeffizient der Heterogenität",
    also: "CVH1 relative Heterogenität",
    meaning:
      "Die Standardabweichung der wahren Effekte geteilt durch die Größe ihres Mittels: 1 = so groß wie das Mittel.",
    caution: "Es wächst unbegrenzt, wenn sich das Mittel 0 nähert, und sagt dort nichts.",
  },
  m1: {
    term: "M, Heterogenität relativ zum Mittel",
    also: "M1 Ausmaß",
    meaning:
      "Die Standardabweichung der wahren Effekte als Anteil an ihr und der Größe des Mittels zusammen: 0 = keine, nahe 1 = weit größer als das Mittel.",
    caution: "Wie CVH beruht es auf dem Mittel, das für diese Effekte einen Sinn haben muss.",
  },
  r2Levels: {
    term: "R² marginal und konditional",
    also: "R2m R2c Nakagawa erklärte Varianz",
    meaning:
      "Der Anteil der Varianz wahrer Effekte, den Moderatoren erklären (marginal), und der, den sie zusammen mit den Ebenen über den einzelnen Effekten erklären (konditional).",
    caution:
      "Stichprobenfehler sind nicht darin, sodass es nicht das R² einer Regression der beobachteten Effekte ist.",
  },
  rho: {
    term: "Angenommene Korrelation der Stichprobenfehler",
    also: "rho Sensitivität",
    meaning:
      "Artikel berichten selten, wie die Fehler zweier Effekte derselben Personen korrelieren. Ein Wert wird angenommen, und das Mittel wird über andere gezeigt.",
    caution: "Wo sich das Mittel oder sein Intervall damit ändert, sagen Sie es neben dem Ergebnis.",
  },
  satterthwaite: {
    term: "Clusterrobuster Test, Satterthwaite",
    also: "CR2 Sandwich Freiheitsgrade kleine Stichprobe",
    meaning:
      "Ein Standardfehler daraus, wie die Residuen ganzer Studien variieren (CR2), mit einer t-Verteilung, deren Freiheitsgrade zu diesem Fehler passen.",
    caution: "Mit weniger als 4 Freiheitsgraden gilt die Näherung nicht.",
  },
  htz: {
    term: "HTZ-Test mehrerer Koeffizienten",
    also: "AHT Hotelling Wald clusterrobust",
    meaning:
      "Ob alle Koeffizienten eines Terms 0 sind, durch einen F-Test, dessen Freiheitsgrade eine robuste Kovarianz aus wenigen Studien berücksichtigen.",
    caution: "Jede Stufe eines Faktors braucht mehrere Studien, sonst bleiben keine Freiheitsgrade.",
  },
  wild: {
    term: "Cluster-Wild-Bootstrap",
    also: "CWB Bootstrap Rademacher wenige Studien",
    meaning:
      "Die Residuen des Modells ohne die geprüften Koeffizienten werden für ganze Studien zufällig umgedreht, der Test wird jedes Mal neu gemacht, und p ist, wie oft er so groß ausfällt.",
    caution:
      "Mit weniger als etwa 5 Studien gibt es zu wenige Arten, sie umzudrehen, für einen kleinen p-Wert.",
  },
  pScore: {
    term: "P-Score",
    also: "SUCRA Rangfolge Wahrscheinlichkeit beste",
    meaning:
      "Die mittlere Sicherheit, dass eine Behandlung besser ist als eine andere, über alle anderen: 1 = sicher die beste, 0 = sicher die schlechteste. Er gleicht SUCRA ohne Simulation.",
    caution:
      "Er sagt nichts über die Größe von Unterschieden: Kleine, unsichere Unterschiede können eine klare Rangfolge geben.",
  },
  qParts: {
    term: "Heterogenität und Inkonsistenz (Q)",
    also: "Q-Zerlegung Design Behandlung",
    meaning:
      "Cochrans Q des Netzwerks ist die Summe dessen, worin sich Studien desselben Designs (Heterogenität) und worin sich Designs (Inkonsistenz) unterscheiden.",
    caution:
      "Der Test auf Inkonsistenz hat geringe Teststärke; einer, der nicht verwirft, zeigt keine Konsistenz.",
  },
  nodeSplit: {
    term: "Direkte und indirekte Evidenz",
    also: "Node-Splitting SIDDE Rückrechnung",
    meaning:
      "Was die Studien eines Paares selbst und was der Rest des Netzwerks über es sagt, mit der Differenz der beiden.",
    caution: "Viele Paare werden geprüft: Einige kleine p-Werte sind durch Zufall zu erwarten.",
  },
  contribution: {
    term: "Beitrag direkter Vergleiche",
    also: "Beitragsmatrix Irrfahrt",
    meaning: "Wie viel der Schätzung eines Paares durch jeden direkten Vergleich des Netzwerks fließt.",
    caution: "Ein Beitrag ist ein Anteil an Information, nicht an Qualität.",
  },
  league: {
    term: "Ligatabelle",
    also: "alle Paare Behandlungen",
    meaning:
      "Jede Behandlung gegen jede andere, die bestplatzierte zuerst: unter der Diagonale im Netzwerk, darüber aus den Studien des Paares allein.",
    caution:
      "Lesen Sie die Intervalle vor den Rängen und suchen Sie Paare, bei denen die beiden Hälften nicht übereinstimmen.",
  },
  netHeat: {
    term: "Net Heat",
    also: "Inkonsistenz Design lösen Hat-Matrix",
    meaning:
      "Wo Evidenz inkonsistent ist und ob das verschwindet, wenn ein Design vom Netzwerk abweichen darf. Graue Quadrate: wie viel ein Design für ein anderes zählt.",
    caution:
      "Benachbarte heiße Stellen müssen keine gemeinsame Ursache haben; sehen Sie die Studien der Designs an.",
  },
  adjusted: {
    term: "Vergleichsadjustierter Funnel-Plot",
    also: "Effekte kleiner Studien Netzwerk Egger Ordnung",
    meaning:
      "Effekte abzüglich der direkten Schätzung ihres Vergleichs gegen Standardfehler. Stehen die Behandlungen in einer sinnvollen Ordnung, weisen Effekte kleiner Studien in eine Richtung.",
    caution:
      "Das Ergebnis hängt an der gewählten Ordnung, und Vergleiche einer einzigen Studie sagen nichts dazu.",
  },
};
