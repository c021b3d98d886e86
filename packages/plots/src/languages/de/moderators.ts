import type { moderatorWords as english } from "../../moderators/words.ts";

const axis = (column: string, unit: string): string => (unit === "" ? column : `${column} (${unit})`);

export const moderators: typeof english = {
  noModerator:
    "Die Analyse nennt keinen Moderator. Sagen Sie, welche Spalten Unterschiede zwischen den Studien erklären könnten, um diese Abbildung zu sehen.",
  noPanel: "Keiner der Moderatoren lässt sich zeichnen: Ihre Meldungen sagen, warum.",
  unknown: (column) =>
    `\u201e${column}\u201c ist nicht unter den Moderatoren. Wählen Sie einen von ihnen, oder fügen Sie die Spalte hinzu.`,
  notAFactor: (column) =>
    `\u201e${column}\u201c ist eine Zahl und hat keine Gruppen, die sich nebeneinanderlegen ließen. Wählen Sie einen Moderator mit Kategorien, oder sehen Sie den Bubble-Plot an.`,
  noStudies: (column) =>
    `Keine Studie hat sowohl einen Effekt als auch einen Wert von \u201e${column}\u201c; es gibt also nichts zu zeichnen.`,
  value: (value, unit) => `${value}${unit === "" ? "" : ` ${unit}`}`,
  axis,
  k: (count) => `k = ${count}`,
  level: (level, count) => `${level} (k = ${count})`,
  studyTitle: (label, at, effect, weight) =>
    `${label}: ${at}; ${effect}${weight === "" ? "" : `, Gewicht ${weight}`}`,
  leftOut: (label, at, effect) => `${label}, ausgelassen: ${at}; ${effect}`,
  at: (column, value) => `${column} ${value}`,
  knot: (value) => `Knoten bei ${value}`,
  heldAt: (column, value, unit) => `${column} bei ${value}${unit === "" ? "" : `\u00a0${unit}`}`,
  held: (others, averaged) => {
    const parts = [
      ...others,
      ...(averaged.length === 0
        ? []
        : [`Kategorien von ${averaged.join(", ")} so häufig, wie Studien sie haben`]),
    ];
    return `Linie des Modells mit allen Moderatoren: ${parts.join("; ")}.`;
  },
  notes: {
    bands: (confidence, prediction, level) => {
      const names = [
        ...(confidence ? [`der mittlere Effekt (${level}-Konfidenz)`] : []),
        ...(prediction ? [`der wahre Effekt einer neuen Studie (${level}-Vorhersage)`] : []),
      ];
      return names.length === 0 ? "" : `Bänder, von innen nach außen: ${names.join("; ")}.`;
    },
    bars: (level, prediction) =>
      `Raute und dicker Balken: Mittelwert mit ${level}-Konfidenzintervall.${prediction ? ` Dünner Balken: ${level}-Vorhersageintervall.` : ""}`,
    lines: (level) =>
      `Schattiert: ${level}-Konfidenzbänder. Gepunktet: ${level}-Vorhersagebänder der Linie derselben Farbe.`,
    area: {
      model: "Fläche der Symbole: Gewicht im Modell dieses Moderators.",
      whole: "Fläche der Symbole: Gewicht im Modell aller Moderatoren.",
      precision: "Fläche der Symbole: Kehrwert der Stichprobenvarianz.",
      equal: "",
    },
    precisionArea: "Fläche der Kreise: Kehrwert der Stichprobenvarianz.",
    knots: (values) => `Senkrechte Striche auf der Achse: Knoten bei ${values}.`,
    leftOut: (count) =>
      `Graue Ringe: ${count === 1 ? "1 Studie" : `${count} Studien`}, aus dem Modell ausgelassen.`,
    outside: (count) => `${count === 1 ? "1 Studie liegt" : `${count} Studien liegen`} jenseits der Achsen.`,
    missingSome: (count) =>
      `${count === 1 ? "1 Studie fehlt" : `${count} Studien fehlt`} ein Moderator des Modells; sie ${count === 1 ? "ist" : "sind"} nicht gezeigt.`,
    notHeld:
      "Die Linie gilt für diesen Moderator allein: Die Analyse hat kein Modell mit weiteren Moderatoren, die festgehalten werden könnten.",
    missing: (count, column) =>
      `${count === 1 ? "1 Studie hat" : `${count} Studien haben`} kein ${column} und ${count === 1 ? "ist" : "sind"} nicht zu sehen.`,
    noSplit: (by) =>
      `Keine getrennten Linien: \u201e${by}\u201c lässt sich in diesen Studien nicht mit diesem Moderator kreuzen.`,
    noLine:
      "Keine Linie: Das Modell dieses Moderators lässt sich nicht anpassen; seine Meldungen sagen, warum.",
    interaction: (test) => `Linien parallel? ${test}.`,
    adjusted: "Mittelwerte des ganzen Modells, andere Moderatoren festgehalten:",
    alone: "Mittelwerte dieses Moderators allein.",
    noAdjusted: "Das Modell enthält keinen Mittelwert dieses Faktors: Gezeigt sind die des Faktors allein.",
  },
  test: (symbol, df, value, p) => `${symbol}${df === "" ? "" : `(${df})`} = ${value}, ${p}`,
  groups: {
    noGroups:
      "Die Analyse vergleicht keine Gruppen von Studien. Wählen Sie einen Moderator, nach dem Gruppen verglichen werden, um diese Abbildung zu sehen.",
    heading: (level, studies) => `${level} (${studies})`,
    mean: "Mittelwert der Gruppe",
    single: "Eine Studie: keine eigene Zusammenfassung.",
    explained: (percent) => `R\u00b2 = ${percent}`,
    notCompared: (levels) => `Nicht im Test zwischen den Gruppen: ${levels}.`,
    ungrouped: (count, by) =>
      `${count === 1 ? "1 Studie hat" : `${count} Studien haben`} kein ${by} und ${count === 1 ? "steht" : "stehen"} in keiner Gruppe.`,
    pooledTitle: (level, effect) => `${level}: ${effect}`,
    tau2: {
      common: "Ein \u03c4\u00b2 für alle Gruppen.",
      separate: "Ein eigenes \u03c4\u00b2 für jede Gruppe.",
    },
    weights: "Gewichte: innerhalb der Gruppe, mal dem Gewicht der Gruppe.",
    about: (by, groups, studies) =>
      `${studies} in ${groups} ${groups === 1 ? "Gruppe" : "Gruppen"} nach ${by}.`,
    group: (level, name, effect, k) => `${level}: ${name} = ${effect}, k = ${k}.`,
  },
  orchard: {
    about: (column, studies) => `${studies} nach ${column}.`,
    all: (studies) => `${studies} um den gepoolten Effekt.`,
    ofStudies: (k, studies) => `k = ${k} (${studies})`,
  },
  design: {
    noMap:
      "Kein Moderator dieser Analyse lässt sich für alle Studien lesen; es gibt also kein Design zu zeichnen. Die Meldungen der Moderatoren sagen, warum.",
    empty: "keine",
    cellTitle: (levels, effects, names) => `${levels}: ${effects}${names === "" ? "" : ` (${names})`}`,
    effects: (count) => `${count} ${count === 1 ? "Effekt" : "Effekte"}`,
    studiesOf: (count) => (count === "1" ? "1 Studie" : `${count} Studien`),
    ofStudies: (studies) => `aus ${studies}`,
    block: (column, level) => `${column}: ${level}`,
    rows: (column, unit) => `Nach unten: ${axis(column, unit)}`,
    columns: (column, unit) => `Nach rechts: ${axis(column, unit)}`,
    legend: "Zahlen: Effekte. Gestrichelter Rahmen: eine Studie. Leerer Rahmen: keine.",
    unplaced: (count) =>
      `${count === 1 ? "1 Effekt fehlt" : `${count} Effekten fehlt`} einer dieser Moderatoren.`,
    moreStudies: (count) => `und ${count} weitere`,
    about: (filled, cells, single) =>
      `${filled} von ${cells} Kombinationen wurden untersucht, ${single} davon von einer Studie.`,
  },
};
