import type { further as english } from "../further.ts";

export const furtherFields: typeof english = {
  choices: "Auswahl",
  seed: "Startwert",
  meaning: "Was es bedeutet",
  copy: "Kopieren",
  csv: "CSV",
  copyTable: (title) => `Kopieren: ${title}`,
  csvTable: (title) => `CSV: ${title}`,
  tables: "Seine Tabellen, ungerundet",
  inflation: {
    heading: "Sind Moderatoren stärker verflochten als durch Zufall?",
    lead: "Vergleicht jeden Varianzinflationsfaktor mit denen derselben Moderatoren, zufällig auf die Studien verteilt.",
    run: "Inflationsfaktoren simulieren",
    units: "Umordnungen",
  },
  penalised: {
    heading: "Viele Moderatoren, wenige Studien: ein Lasso",
    lead: "Schrumpft die Koeffizienten der obigen Terme gegen 0, lässt aus, was ausgelassene Studien nicht vorherzusagen hilft, und sagt, wie beständig die übrigen gewählt werden.",
    run: "Terme auswählen",
    units: "Anpassungen",
    curve: "Vorhersagefehler nach Stärke der Strafe",
    lambda: "Strafe; 1 lässt alle Terme aus",
    error: "Fehler",
  },
  horseshoe: {
    heading: "Viele Moderatoren, wenige Studien: eine Horseshoe-Prior",
    lead: "Eine Bayes-Regression, deren Prior kleine Koeffizienten zu 0 zieht und große lässt, wo sie sind; jeder Koeffizient behält ein Intervall.",
    run: "Posterior ziehen",
    units: "Ketten",
  },
  forest: {
    heading: "Was vorherzusagen hilft: ein Wald",
    lead: "Lässt viele Bäume auf zufälligen Ziehungen der Studien wachsen; das Mischen eines Moderators sagt, wie sehr die Vorhersage ausgelassener Studien auf ihm beruht.",
    run: "Wald wachsen lassen",
    units: "Bäume",
    curve: (column) => `Vorhergesagter Effekt nach ${column}`,
    effect: "Effekt",
  },
  traces: {
    heading: "Verläufe des Ergänzten, eine Linie je Datensatz",
    curve: (column, statistic) => `${column}: ${statistic} je Runde`,
    round: "Runde",
  },
};
