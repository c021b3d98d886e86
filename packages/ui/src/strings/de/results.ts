import type {
  options as englishOptions,
  plots as englishPlots,
  results as englishResults,
  Segment,
} from "../results.ts";

const strong = (text: string): Segment => ({ text, strong: true });
const plain = (text: string): Segment => ({ text });

export const results: typeof englishResults = {
  heading: "Ergebnisse",
  sentence({ k, studies, outcome, estimate, prediction, direction, includesNull }) {
    const about = outcome === "" ? "Der gepoolte Effekt" : `Der gepoolte Effekt auf ${outcome}`;
    const meaning =
      includesNull === true
        ? " und ist damit vereinbar, dass es keinen Effekt gibt"
        : direction === null
          ? ""
          : ` (${direction})`;
    const first: Segment[] =
      k === 1
        ? [
            plain("Nur eine Studie: Ihr Effekt"),
            plain(outcome === "" ? " beträgt " : ` auf ${outcome} beträgt `),
            strong(estimate),
          ]
        : [
            plain(`${about} aus `),
            strong(
              studies === null
                ? `${k} Studien`
                : `${k} Effekten von ${studies} ${studies === 1 ? "Studie" : "Studien"}`,
            ),
            plain(" beträgt "),
            strong(estimate),
          ];
    const second: Segment[] =
      prediction === null
        ? []
        : [
            plain(" Der wahre Effekt einer neuen Studie dieser Art kann Werte von "),
            strong(prediction),
            plain(" annehmen."),
          ];
    return [...first, plain(`${meaning}.`), ...second];
  },
  range: (lower, upper) => `${lower}\u00a0bis\u00a0${upper}`,
  noResult: "Noch gibt es kein Ergebnis.",
  noResultHint: "Die Meldungen unten sagen, was fehlt. Die Daten bleiben, wie sie sind.",
  by: (parts) => `${parts.join(", ")}.`,
  used: (used, entered) => `${used} von ${entered} ${entered === 1 ? "Zeile" : "Zeilen"} verwendet.`,
  pooledCounts: (pooled, used, entered) =>
    `${pooled} ${pooled === 1 ? "Studie" : "Studien"} anhand der Anzahlen gepoolt; ${used} von ${entered} Zeilen ${used === 1 ? "hat" : "haben"} einen eigenen Effekt.`,
  combined: (effects, studies) =>
    `${effects} Effekte aus ${studies} ${studies === 1 ? "Studie" : "Studien"} wurden zu einem je Studie zusammengefasst; mit diesen sind `,
  prediction: (method) => `Vorhersageintervall ${method}`,
  noPrediction: (k, method) =>
    `kein Vorhersageintervall angegeben, da ${k} Studien zu wenig über \u03c4\u00b2 sagen (die Abbildung zeichnet ${method})`,
  param: (label, value) => `${label}: ${value}`,
  yes: "ja",
  no: "nein",
  otherI2: (name, value) => `; ${name}\u00a0${value}`,
  i2TauShort: "aus\u00a0\u03c4\u00b2",
  i2QShort: "aus\u00a0Q",
  asItIs: "Nichts zu poolen: gezeigt, wie er ist",
  withGivenTau2: "Nichts zu poolen: gezeigt mit dem vorgegebenen \u03c4\u00b2 zusätzlich zu seiner Varianz",
  testedByZ: "mit z getestet",
  wald: ({ estimate, k, degenerate, narrower }) =>
    `Wald (z) zum Vergleich: ${estimate}; ${
      degenerate
        ? "alle Effekte sind gleich, Knapp-Hartung hat also nichts, woraus sein Faktor zu schätzen wäre."
        : narrower
          ? "hier ist das Intervall nach Knapp-Hartung durch Zufall das schmalere."
          : `mit k = ${k} hat Knapp-Hartung ${k - 1} ${k === 2 ? "Freiheitsgrad" : "Freiheitsgrade"}, weshalb sein Intervall ${k === 2 ? "so breit" : "breiter"} ist.`
    }`,
  weighting: { unweighted: "ungewichtet", user: "eigene Gewichte" },
  kinds: { random: "Zufällige Effekte", equal: "Gleiche Effekte", fixed: "Feste Effekte" },
  tilesLabel: "Kennzahlen",
  onScale: (symbol, scale) => `${symbol}, ${scale}`,
  pooled: (symbol) => `${symbol} gepoolt`,
  oneStudys: (symbol) => `${symbol} einer Studie`,
  ci: (level, range) => `${level}-KI ${range}`,
  noInterval: "kein Intervall",
  test: "Test",
  noTest: "nicht definiert",
  tau: "\u03c4 zwischen Studien",
  notApplicable: "entfällt",
  oneStudy: "eine Studie",
  tau2: (value, interval) => `\u03c4\u00b2 ${value}${interval === null ? "" : ` ${interval}`}`,
  tauNone: "nach Annahme",
  tau2Given: "\u03c4\u00b2 vorgegeben",
  given: "vorgegeben",
  i2Tau: "I\u00b2 (aus \u03c4\u00b2)",
  i2Q: "I\u00b2 (aus Q)",
  h2: (value) => `H\u00b2 ${value}`,
  q: "Cochrans Q",
  likelihoodRatio: "Likelihood-Quotient Q",
  qTest: (df, p) => `df ${df}, ${p}`,
  updating: "Wird berechnet",
  stage: (stage, done, total) => `Wird berechnet: ${stage} (${done} von ${total})`,
  stages: { effects: "Effekte", fit: "Modell", comparison: "Vergleich der Schätzer" },
  cancel: "Anhalten",
  stale:
    "Nicht für die gegenwärtigen Daten und Optionen berechnet: Die Berechnung scheiterte oder wurde angehalten.",
  staleShown: "Was zu sehen ist, gehört zu einem früheren Stand und lässt sich nicht exportieren.",
  calculateAgain: "Erneut berechnen",
  issuesLabel: "Meldungen",
  severity: { error: "Problem", warning: "Einen Blick wert", note: "Hinweis" },
  inRows: (count) => `(${count} Zeilen)`,
  showNotes: (count) => `${count} ${count === 1 ? "Hinweis" : "Hinweise"}`,
  goData: "In den Daten zeigen",
  goEffects: "Zu den Effekten",
  goOptions: "Zu den Optionen",
  excludedHeading: (count) => `${count} ${count === 1 ? "Zeile" : "Zeilen"} nicht verwendet`,
  rows: (count) => `${count} ${count === 1 ? "Zeile" : "Zeilen"}`,
  forExample: (label, reason) => `Zum Beispiel ${label}: ${reason}`,
  whichRows: "Welche Zeilen",
  numberedRow: (number, label) => `${number}: ${label}`,
  readAsNumbers: "Als Zahlen lesen",
  include: "Wieder verwenden",
  noReason: "ohne Grund",
  tabs: "Ansichten des Ergebnisses",
  estimators: "Schätzer",
  table: "Tabelle",
  ledger: "Nachweis",
  dependence: "Mehrere Effekte je Studie",
  reconcile: "Warum anders?",
};

export const plots: typeof englishPlots = {
  auditing: "Die Prüfung auf Publikationsbias läuft.",
  about:
    "Pfeiltasten wechseln zwischen den Studien, Enter öffnet eine, um sie auszulassen oder wieder aufzunehmen, Escape verlässt die Abbildung.",
  figure: "interaktive Abbildung",
  mark: "Studie",
  study: (label, effect, weight) => `${label}, ${effect}${weight === "" ? "" : `, Gewicht ${weight}`}`,
  popover: (label) => `Studie: ${label}`,
  reason: "Grund",
  reasonExample: "hohes Verzerrungsrisiko",
  exclude: "Auslassen",
  include: "Wieder verwenden",
  effect: "Effekt",
  weight: "Gewicht",
  se: "SE",
  inData: "In den Daten zeigen",
  explain: "Wie dieser Effekt zustande kam",
};

export const options: typeof englishOptions = {
  heading: "Modell",
  pooling: "Art des Poolens",
  poolingUnfit: (label, measures) => `${label} (nur ${measures})`,
  poolingCombined: (label) => `${label} (nicht nach dem Zusammenfassen von Effekten)`,
  needs: (label, likelihoods) => `${label} (braucht ${likelihoods})`,
  needsNote: (label, likelihoods) =>
    `${label} gehört zu einer Schätzung von \u03c4\u00b2 mit ${likelihoods} und Gewichten nach Präzision und wird deshalb jetzt nicht gezeigt.`,
  needsLikelihoodNote: (label, likelihoods) =>
    `${label} gehört zu einer Schätzung von \u03c4\u00b2 mit ${likelihoods} und wird deshalb jetzt nicht gezeigt.`,
  needsFix: (estimator) => `${estimator} verwenden`,
  or: (words) => words.join(" oder "),
  predictionGroups: {
    test: "mit dem SE des Tests",
    own: "mit eigenem SE",
    other: "andere",
  },
  questions: "Fragen an das Modell",
  kind: "Modell",
  kindHelp:
    "Zufällig: Die wahren Effekte der Studien unterscheiden sich, und der gepoolte Effekt ist ihr Mittelwert. Gleich: ein wahrer Effekt hinter allen Studien. Fest: der Durchschnitt der wahren Effekte genau dieser Studien.",
  random: "Zufällig",
  equal: "Gleich",
  fixed: "Fest",
  estimator: "Varianz zwischen Studien",
  tau2Given: "vorgegebener Wert",
  tau2GivenHelp:
    "Poolt mit einem eigenen Wert, aus einer früheren Analyse oder für eine Sensitivitätsprüfung, statt ihn zu schätzen; er hat dann kein Intervall.",
  tau2Value: "Wert von \u03c4\u00b2",
  tau2Reason: "Eine Varianz kann nicht negativ sein.",
  test: "Test und Intervall",
  tau2Interval: "Intervall für \u03c4\u00b2",
  none: "keines",
  prediction: "Vorhersageintervall",
  i2: "I\u00b2 wird berechnet",
  i2Help:
    "Aus \u03c4\u00b2: der Anteil der Varianz zwischen den Studien, wie ihn das Cochrane Handbook seit 2024 hat. Aus Q: die ältere Definition von Higgins und Thompson (2002).",
  i2Tau: "aus \u03c4\u00b2",
  i2Q: "aus Q",
  level: "Konfidenzniveau",
  levelOther: "Niveau (Prozent)",
  weighting: "Gewichte",
  weightingInverse: "nach Präzision",
  weightingNone: "alle gleich",
  weightingUser: "aus einer Spalte",
  limitsAuto: "aus den Daten",
  limitsNotNumbers:
    "Die Enden der Achse müssen Zahlen sein; die Achse bleibt, wie sie ist. Berichtigen Sie sie oder lassen Sie beide leer.",
  limitsBoth:
    "Die Achse bleibt, wie sie ist, bis beide Enden angegeben sind. Füllen Sie auch das andere aus oder lassen Sie beide leer.",
  limitsOrder:
    "Die Achse muss unter ihrem Ende beginnen; sie bleibt, wie sie ist. Vertauschen oder berichtigen Sie die beiden Zahlen.",
  limitsRatio:
    "Eine Achse von Verhältnissen hat keinen Platz für 0 oder weniger; sie bleibt, wie sie ist. Geben Sie Zahlen über 0 ein, etwa 0,1 und 10.",
  limitsOutside: (scale) =>
    `Die Skala „${scale}“ reicht nicht so weit; die Achse bleibt, wie sie ist. Geben Sie Zahlen innerhalb von ihr ein.`,
  compareHeading: "Alle Schätzer",
  compareCaption: "Gepoolter Effekt und \u03c4\u00b2 mit jedem Schätzer, bei sonst gleichen Einstellungen",
  estimatorColumn: "Schätzer",
  effectColumn: (symbol, level) => `${symbol} [${level}-KI]`,
  tau2Column: "\u03c4\u00b2",
  noComparison: (method) =>
    `${method} schätzt \u03c4\u00b2 nicht mit diesen Schätzern, es gibt also nichts zu vergleichen. Poolen Sie nach inverser Varianz, um sie nebeneinander zu sehen.`,
  failed: "nicht berechenbar",
  needsWeights: "braucht eine Spalte mit Gewichten",
};
