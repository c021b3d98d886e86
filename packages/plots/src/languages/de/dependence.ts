import type { dependenceWords as english } from "../../dependence/words.ts";

export const dependence: typeof english = {
  none: "Es ist kein Modell für mehrere Effekte je Studie verlangt. Wählen Sie die Spalte der Studien unter Mehrere Effekte je Studie.",
  noCurve:
    "Unter der gewählten Struktur wird die Korrelation der Stichprobenfehler nicht angenommen, sodass nichts zu variieren ist.",
  noProfile: "Keine Varianz des Modells wurde geschätzt, sodass es keine Likelihood zu verfolgen gibt.",
  rho: "Angenommene Korrelation der Stichprobenfehler (\u03c1)",
  rhoNote: (level, rho) =>
    `Linie: Mittelwert der korrelierten und hierarchischen Effekte; Band: sein clusterrobustes ${level}-Intervall. Punkt: die gewählte Korrelation, ${rho}.`,
  rhoTitle: (rho, effect, tau2) => `\u03c1 = ${rho}: ${effect}, \u03c4\u00b2 ${tau2}`,
  rhoAbout: (from, to, low, high) =>
    `Über Korrelationen von ${from} bis ${to} reicht der Mittelwert von ${low} bis ${high}.`,
  rhoHead: "\u03c1",
  lower: "untere Grenze",
  upper: "obere Grenze",
  tau2: "\u03c4\u00b2",
  variance: "Varianz (\u03c3\u00b2)",
  fall: "Log-Likelihood abzüglich ihres Maximums",
  profileNote: (level) =>
    `Höchste Log-Likelihood bei festgehaltener Varianz; wo sie unter die gestrichelte Linie fällt, endet das ${level}-Intervall. Ein Feld je Ebene des Modells.`,
  profileTitle: (level, value, fall) => `${level}: \u03c3\u00b2 ${value}, Log-Likelihood ${fall}`,
  profileAbout: (level, estimate, interval) => `${level}: \u03c3\u00b2 ${estimate} ${interval}.`,
  level: "Ebene",
  sigma2: "\u03c3\u00b2",
  logLik: "Log-Likelihood",
};
