import type { words as english } from "../../words.ts";

const studies = (count: number): string => `${count} ${count === 1 ? "Studie" : "Studien"}`;

export const words: typeof english = {
  language: "de",
  title: (plot, analysis) => (analysis === "" ? plot : `${plot}: ${analysis}`),
  pageOf: (title, page, pages) => `${title} (Seite ${page} von ${pages})`,

  study: "Studie",
  weight: "Gewicht",
  effect: "Effekt",
  standardError: (unit) => `Standardfehler${unit === "" ? "" : ` (${unit})`}`,
  inUnit: (name, unit) => `${name} (${unit})`,
  named: (name, scale) => `${name}, ${scale}`,
  logScale: (name) => `${name}, logarithmische Skala`,
  percent: (number) => `${number}\u00a0%`,
  noNumbers: "\u2013",
  interval: (level) => `[${level}-KI]`,
  studies,

  kinds: { random: "Zufällige Effekte", equal: "Gleiche Effekte", fixed: "Feste Effekte" },
  kindInside: (kind) => `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`,
  tau2Given: "\u03c4\u00b2 vorgegeben",
  weighting: { unweighted: "ungewichtet", user: "eigene Gewichte" },
  model: (kind, details) => `${kind} (${details.join(", ")})`,

  nothing: {
    noStudy: "Keine Studie zu zeigen.",
    notDrawn: (plot) => `Nicht gezeichnet: ${plot}.`,
    noRow:
      "Die Tabelle hat noch keine Zeilen. Fügen Sie Studien ein oder importieren Sie sie, und sagen Sie, welche Spalten die Zahlen enthalten.",
    noEffect: (rows, first) =>
      `${rows === 1 ? "Die einzige Zeile ergibt keinen" : `Keine der ${rows} Zeilen ergibt einen`} Effekt mit Standardfehler; es gibt also nichts zu poolen oder zu zeichnen.${first === "" ? "" : ` ${rows === 1 ? "" : "Die erste: "}${first}`}`,
  },

  forest: {
    prediction: "Vorhersageintervall",
    combined: (label, effects) => (effects === 1 ? label : `${label} (${effects} Effekte)`),
    predictionTitle: (interval) => `Vorhersageintervall: ${interval}`,
    studyTitle: (label, effect, weight) => `${label}: ${effect}${weight === "" ? "" : `, Gewicht ${weight}`}`,
    pooledTitle: (model, effect) => `${model}: ${effect}`,
    leftOutHeading: (count) => `Ausgelassen (${count})`,
    leftOutTitle: (label, reason) => `${label}, ausgelassen: ${reason}`,
    tau2: (estimate, given, interval) =>
      `\u03c4\u00b2 = ${estimate}${given ? " (vorgegeben)" : interval === "" ? "" : ` ${interval}`}`,
    i2: {
      tau2: (percent) => `I\u00b2 = ${percent} (aus \u03c4\u00b2)`,
      Q: (percent) => `I\u00b2 = ${percent} (aus Q)`,
    },
    q: (df, statistic, p) => `Q(${df}) = ${statistic}, ${p}`,
    likelihoodRatio: (df, statistic, p) => `Likelihood-Quotient Q(${df}) = ${statistic}, ${p}`,
    noModel:
      "An diese Studien wurde kein Modell angepasst; die Meldungen sagen, warum. Die Quadrate sind gleich groß.",
    oneStudy: "Eine Studie: Es gibt nichts zu poolen, und Heterogenität lässt sich nicht schätzen.",
    studyIntervals: (method) => `Intervalle der Studien: ${method}.`,
    predictionBy: (method) => `Vorhersageintervall: ${method}`,
    weakPrediction: "Grau: Ein Vorhersageintervall aus zwei Studien beruht auf einem einzigen Freiheitsgrad.",
    model: (model) => `${model}.`,
    outside: (count) =>
      `${count === 1 ? "Der Schätzwert von 1 Studie liegt" : `Die Schätzwerte von ${count} Studien liegen`} jenseits der Achse.`,
    about: {
      studies: (count, level) => `${count} mit ${level}-Intervallen.`,
      pooled: (model, name, value, level, lower, upper) =>
        `${model}: ${name} = ${value}, ${level}-Konfidenzintervall ${lower} bis ${upper}.`,
      prediction: (lower, upper) => `Vorhersageintervall ${lower} bis ${upper}.`,
      directions: (none, below, above) =>
        [below === "" ? "" : `Unter ${none}: ${below}.`, above === "" ? "" : `Über ${none}: ${above}.`]
          .filter((side) => side !== "")
          .join(" "),
      heterogeneity: (pieces) => `Heterogenität: ${pieces.join("; ")}.`,
      leftOut: (count) => `${count} ausgelassen.`,
    },
  },
  predictive: {
    note: (level, method) =>
      `Durchgezogen: Vorhersageverteilung des wahren Effekts einer neuen Studie; schattiert: ihr ${level}-Vorhersageintervall (${method}). Gestrichelt: Konfidenzverteilung des Mittelwerts. Jede Kurve ist auf ihre eigene Höhe gezeichnet; die Striche darunter sind die Effekte der Studien.`,
    below: (probability, value) => `${probability} unter ${value}`,
    above: (probability, value) => `${probability} über ${value}`,
    rare: "< 0,1\u00a0%",
    sure: "> 99,9\u00a0%",
    outside: (count) => `${count === 1 ? "1 Studie liegt" : `${count} Studien liegen`} jenseits der Achse.`,
    studyTitle: (label, effect) => `${label}: ${effect}`,
    noModel: "An diese Studien wurde kein Modell angepasst; die Meldungen sagen, warum.",
    oneEffect:
      "Das Modell hat einen wahren Effekt hinter allen Studien, eine neue Studie hat also keine eigene Verteilung. Wählen Sie zufällige Effekte, um eine zu sehen.",
    notAsked: "Es ist kein Vorhersageintervall verlangt. Wählen Sie eines bei den Optionen.",
    noDensity: (method) =>
      `Das Vorhersageintervall \u201e${method}\u201c wird ohne eine Dichte gefunden, die sich zeichnen ließe. Wählen Sie eines nach t oder nach der Normalverteilung.`,
    noWidth: "Seine Verteilung hat keine Breite.",
    about: (name, mean, interval, level) =>
      `Vorhersageverteilung um ${name} = ${mean}, ${level}-Vorhersageintervall ${interval}.`,
    probabilities: (below, above, value) =>
      `Der wahre Effekt einer neuen Studie liegt mit Wahrscheinlichkeit ${below} unter ${value}, mit ${above} darüber.`,
  },

  profile: {
    x: (scale) => `\u03c4\u00b2, ${scale}`,
    root: "Wurzelskala",
    log: "logarithmische Skala",
    y: (likelihood) => `${likelihood}-Log-Likelihood unter ihrem Maximum`,
    estimate: (tau2) => `\u03c4\u00b2 = ${tau2}`,
    cut: (level) => `Schnitt bei ${level}`,
    other: (tau2) => `zweites Maximum, ${tau2}`,
    note: (level, interval, estimator) =>
      `Alle \u03c4\u00b2 über dem gestrichelten Schnitt, Chi-Quadrat / 2 unter dem Maximum, bilden das ${level}-Profil-Likelihood-Intervall ${interval}. Senkrechte Linie: \u03c4\u00b2 mit ${estimator}.`,
    apart:
      "Auch ein zweites Maximum liegt über dem Schnitt: Die Likelihood schließt Werte um dieses nicht aus, und das Intervall enthält nur den Abschnitt um das höhere.",
    notRandom:
      "Das Modell nimmt \u03c4\u00b2 als 0 an. Wählen Sie zufällige Effekte, um zu sehen, wie die Likelihood davon abhängt.",
    given:
      "\u03c4\u00b2 ist vorgegeben, nicht geschätzt. Wählen Sie einen Schätzer, um zu sehen, wie die Likelihood davon abhängt.",
    noEstimators: (method) =>
      `${method} schätzt \u03c4\u00b2 nicht aus Effekten und Varianzen. Poolen Sie nach inverser Varianz, um diese Abbildung zu sehen.`,
    oneStudy: "Eine Studie sagt nichts über \u03c4\u00b2.",
    outOfReach: "Die Effekte sind so verschieden groß, dass sich die Likelihood nicht verfolgen lässt.",
    about: (likelihood, best, level, interval) =>
      `${likelihood}-Profil-Likelihood mit Maximum bei \u03c4\u00b2 = ${best}; ${level}-Intervall ${interval}.`,
    second: (tau2) => `Sie hat ein zweites, niedrigeres Maximum bei \u03c4\u00b2 = ${tau2}.`,
  },

  drapery: {
    p: "p-Wert",
    z: "Teststatistik",
    note: (alpha, level) =>
      `Jede Kurve ist der zweiseitige p-Wert jedes wahren Effekts; wo sie die gestrichelte Linie (p = ${alpha}) schneidet, endet ihr ${level}-Intervall.`,
    pooled: (model) => `Dick: der gepoolte Effekt. ${model}.`,
    region: "Schattiert: dasselbe für den wahren Effekt einer neuen Studie.",
    about: (count, pooled) => `p-Wert-Funktionen von ${count}. ${pooled}`.trim(),
  },

  rainforest: {
    note: (level) =>
      `Jeder Tropfen ist die Log-Likelihood des Effekts der Studie über ihr ${level}-Intervall: je dicker und kräftiger in der Farbe, desto verträglicher der Effekt mit den Daten. Seine Höhe entspricht dem Gewicht der Studie.`,
    thick: (level) => `Intervalle: ${level}. Die Dicke einer Linie entspricht dem Gewicht der Studie.`,
    pooled: "Gepoolt",
    about: (count, level) => `${count} mit ihren ${level}-Intervallen als Tropfen.`,
    aboutThick: (count, level) =>
      `${count} mit ihren ${level}-Intervallen als Linien, so dick wie ihr Gewicht.`,
  },

  sunset: {
    noNull:
      "Teststärke ist nicht gezeichnet: Dieses Maß hat keinen Wert für keinen Effekt, von dem sich etwas unterscheiden ließe.",
    noPooled:
      "An diese Studien wurde kein Modell angepasst; geben Sie einen wahren Effekt an, um ihre Teststärke zu sehen.",
    band: (from, to) => `Teststärke ${from} bis ${to}`,
    note: (told) =>
      `Wäre ${told.truth} der wahre Effekt jeder Studie, so läge ihre mediane Teststärke bei ${told.median}; ${told.expected} signifikante Ergebnisse wären zu erwarten, ${told.observed} wurden gefunden (R-Index ${told.rIndex}). Eine mediane Teststärke von einem Drittel verlangt einen wahren Effekt von ${told.third}, von zwei Dritteln ${told.twoThirds}.`,
    about: (count) => `${count}, Effekt gegen Standardfehler, über Bändern der Teststärke.`,
  },

  significanceFunnel: {
    noNull:
      "Affirmative Ergebnisse werden nicht unterschieden: Dieses Maß hat keinen Wert für keinen Effekt.",
    affirmative: "Affirmativ",
    notAffirmative: "Nicht affirmativ",
    all: "Alle Studien",
    others: "Nur nicht affirmative",
    noWorst:
      "Kein Schätzwert der nicht affirmativen Studien: Der Grund steht bei den adjustierten Schätzwerten.",
    note: (alpha) =>
      `Gestrichelt: zweiseitiges p = ${alpha} in der begünstigten Richtung. Die Raute der nicht affirmativen Ergebnisse ist der ungünstigste Fall einer Selektion nach Signifikanz: Liegt sie nahe bei der aller Studien, verschiebt Selektion dieser Art für sich genommen den gepoolten Effekt wenig; liegt sie es nicht, kann sie es.`,
    about: (affirmative, count) =>
      `${affirmative} von ${count} ${affirmative === 1 ? "ist" : "sind"} affirmativ.`,
    aboutWorst: (name, value) => `Gepoolter Effekt der nicht affirmativen: ${name} = ${value}.`,
  },

  residualFunnel: {
    noModel:
      "Es gibt kein Modell mit Moderatoren, dessen Residuen sich zeichnen ließen. Fügen Sie dem Modell bei den Moderatoren Terme hinzu.",
    residual: (name) => `Residuum (${name})`,
    note: (level, terms) =>
      `Gestrichelt: ${level}-Pseudobereich um 0; er berücksichtigt nur Stichprobenfehler. Moderatoren: ${terms}.`,
    about: (count) => `${count}, Residuum gegen Standardfehler.`,
  },

  lineUp: {
    noModel: "An diese Studien wurde kein Modell angepasst, also lässt sich aus keinem simulieren.",
    hidden: (panels, seed) =>
      `Einer dieser ${panels} Funnel-Plots ist echt; die anderen sind aus dem angepassten Modell mit denselben Standardfehlern simuliert, und nichts fehlt (Startwert ${seed}). Welcher ist anders? Ist es der echte, so hätte der Zufall ihn einmal in ${panels} auffallen lassen. Bei wenigen Studien unterscheiden sich Funnel-Plots schon durch Zufall sehr, und ihn nicht zu finden zeigt nicht, dass nichts fehlt.`,
    revealed: (number) => `Der echte Funnel-Plot ist Nummer ${number}.`,
    about: (panels, count) => `${panels} kleine Funnel-Plots mit je ${count}.`,
  },

  doi: {
    none: "Der LFK-Index, den diese Abbildung zeigt, ist nicht gelaufen: Er steht bei den Asymmetrietests.",
    upright: "Betrag des z-Werts",
    note: (ran, index) =>
      `${index === "" ? "" : `${index}. `}Beträge der z-Werte der Ränge der Studien nach Präzision; die präziseste Studie steht an der Spitze. ${ran}.`,
    pointTitle: (label, effect, z) => `${label}: ${effect}, |z| ${z}`,
    about: (count) => `${count}, Effekt gegen den Betrag des z-Werts seines Rangs.`,
  },

  adjusted: {
    none: "Kein Verfahren gab einen Schätzwert.",
    unadjusted: "Nicht adjustiert",
    asPooled: "Als fehlte nichts: der gepoolte Effekt des gewählten Modells.",
    families: {
      asymmetry: "Asymmetrietests",
      missing: "Ergänzte Studien",
      adjusted: "Small-Study-Effekte und affirmative Ergebnisse",
      selection: "Selektionsmodelle",
      "p-values": "Signifikante p-Werte",
      averaging: "Modellmittelung",
    },
    note: (levels) =>
      `Intervalle: ${levels}. Gepunktet: der nicht adjustierte Schätzwert. Jeder adjustierte Schätzwert beantwortet \u201ewas wäre, wenn\u201c unter seiner eigenen Annahme; keiner ist die korrigierte Wahrheit.`,
    about: (count, name) => `${count} Schätzwerte von ${name}.`,
  },

  weights: {
    none: "Kein Selektionsmodell gab Gewichte: Der Grund steht bei den Selektionsmodellen.",
    upright: "Relative Wahrscheinlichkeit der Veröffentlichung",
    along: "Einseitiger p-Wert in der begünstigten Richtung",
    note: "1 = so wahrscheinlich wie die signifikantesten Ergebnisse. Ein Gewicht von 0,5 heißt, dass solche Ergebnisse halb so oft veröffentlicht werden.",
    cut: (most) => `Gewichte über ${most} sind abgeschnitten.`,
    banded: "Schattiert: punktweise Intervalle geschätzter Gewichte, aus ihren Logarithmen.",
    unbanded: (most) => `Punktweise Intervalle werden bei höchstens ${most} Kurven gezeichnet.`,
    about: (count) => `${count} ${count === 1 ? "Selektionsmodell" : "Selektionsmodelle"}.`,
    told: (label, weight) => `${label}: ${weight} bei p = 0,5.`,
  },

  histogram: {
    none: (why) => (why === "" ? "Die Prüfung hat keine solche Kurve." : why),
    upright: "Anteil",
    beyond: (count) => `${count} jenseits der Achse.`,
    about: (axis) => `Histogramm: ${axis}.`,
  },
};
