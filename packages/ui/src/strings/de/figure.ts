import type { figure as english } from "../figure.ts";

export const figure: typeof english = {
  tools: (plot) => `Werkzeuge der Abbildung: ${plot}`,
  export: {
    open: "Abbildung exportieren",
    figure: "Abbildung",
    format: "Format",
    formats: {
      svg: { label: "SVG", hint: "Vektorgrafik; Text bleibt Text und lässt sich bearbeiten." },
      pdf: { label: "PDF", hint: "Vektorgrafik mit eingebetteten Schriften; für Zeitschriften und Druck." },
      png: { label: "PNG", hint: "Bild aus Punkten; für Folien, Webseiten und Textverarbeitung." },
      tiff: { label: "TIFF", hint: "Bild aus Punkten ohne Verlust; wo eine Zeitschrift es verlangt." },
    },
    width: "Breite (mm)",
    widthHelp:
      "Die Abbildung wird für diese Breite gesetzt, mit einer Schrift von 8 Punkt. Eine Spalte einer Zeitschrift ist oft 85 mm breit, zwei sind 170 mm.",
    dpi: "Punkte pro Zoll",
    dpiHelp: "300 für Fotos und Schattierungen, 600 und mehr für Strichzeichnungen.",
    theme: "Farben",
    embed: "Schrift in die Datei einbetten",
    size: (width, height) => `${width} × ${height} mm`,
    dots: (width, height) => `${width} × ${height} Punkte`,
    pages: (count) => `${count} Seiten`,
    onePage: (page, of) => `Seite ${page} von ${of}`,
    pagesTogether: "Alle Seiten kommen in eine Datei.",
    pagesApart: "Jede Seite wird eine eigene Datei.",
    previous: "Vorige Seite",
    next: "Nächste Seite",
    preview: (title) => `Vorschau: ${title}`,
    drawing: "Die Abbildung wird gezeichnet.",
    download: "Herunterladen",
    copy: (format) => `Als ${format} kopieren`,
    copied: "Kopiert.",
    copiedDrawing:
      "Kopiert als Text, mit der Schrift wie gewählt, und als Zeichnung, die die Schriften des Programms zeigt, in das Sie sie einfügen.",
    downloaded: (name) => `Gespeichert als ${name}.`,
    tooLarge: (width, height) =>
      `Das Bild hätte ${width} × ${height} Punkte, mehr als Browser fassen, und lässt sich deshalb nicht zeichnen. Wählen Sie eine kleinere Breite, weniger Punkte pro Zoll oder PDF, das in jeder Größe scharf ist.`,
    missing: (count, characters) =>
      `Die eingebettete Schrift kennt ${count} Zeichen nicht (${characters}); ein PDF würde dafür leere Kästchen zeigen. SVG, PNG und TIFF nehmen sie aus den Schriften dieses Geräts.`,
    noFont: (file, status) => `Die Schrift ${file} war nicht da (${status}).`,
    noCanvas: "Der Browser gab keine Zeichenfläche.",
    neutralDirections:
      "Die Abbildung sagt in neutralen Worten, was ihre Seiten bedeuten. Eigene Worte können sagen, welche Seite die bessere ist.",
    sayDirections: "Unter „Effekte“ angeben",
    noPicture: "Der Browser hat kein Bild dieser Größe erstellt.",
    failed: (detail) =>
      `Die Abbildung wurde nicht exportiert: ${detail} Sonst ist nichts betroffen. Versuchen Sie ein anderes Format oder eine kleinere Größe.`,
    copyFailed:
      "Die Abbildung wurde nicht kopiert: Der Browser ließ die Seite nicht in die Zwischenablage schreiben. Laden Sie sie stattdessen herunter, oder erlauben Sie dieser Seite die Zwischenablage.",
  },
  about: {
    open: "Über diese Abbildung",
    title: "Titel",
    titleHint: "Steht über der Abbildung, wenn Sie einen angeben. Ohne ihn heißt die Abbildung:",
    alt: "Alternativtext",
    altHint: "Wird anstelle des Bildes vorgelesen und gehört zu jedem Export.",
    own: "Ihr eigener Text; er folgt den Ergebnissen nicht mehr.",
    automatic:
      "Aus den Ergebnissen geschrieben und mit ihnen aktuell gehalten, bis Sie einen eigenen schreiben.",
    reset: "Wieder aus den Ergebnissen schreiben",
    note: "Anmerkung unter der Abbildung",
    table: "Die Zahlen dieser Abbildung",
    tableHint: "Was die Abbildung zeigt, als Tabelle.",
    csv: "Als CSV herunterladen",
    noTable: "Diese Abbildung zeigt keine Zahlen.",
  },
  tip: {
    interval: "Intervall",
    leftOut: "Ausgelassen",
    order: "Alt und Pfeiltasten verschieben sie nach oben oder unten.",
  },
  edit: {
    title: "Titel der Abbildung",
    note: "Anmerkung unter der Abbildung",
    "effect-name": "Name des Effekts",
    negative: "Was Effekte links begünstigen",
    positive: "Was Effekte rechts begünstigen",
    study: (name) => `Name der Studie ${name}`,
    hint: "Enter übernimmt, Escape lässt alles, wie es war.",
    noColumn:
      "Der Name wurde nicht geändert: Keine Spalte enthält die Namen der Studien. Sagen Sie in den Daten, welche es ist, und benennen Sie dann die Studie um.",
    combined:
      "Der Name wurde nicht geändert: Diese Studie ist aus mehreren Zeilen der Tabelle zusammengefasst. Benennen Sie diese in den Daten um.",
  },
  order: {
    moved: (name, place, of) => `${name} steht jetzt an Stelle ${place} von ${of}.`,
    notTable: (name) =>
      `${name} wurde nicht verschoben: Die Studien stehen in einer anderen Reihenfolge als in der Tabelle, sodass nichts davon zu sehen wäre.`,
    useTable: "Ordnen wie in der Tabelle",
    combined: (name) =>
      `${name} wurde nicht verschoben: Die Studie ist aus mehreren Zeilen der Tabelle zusammengefasst. Ordnen Sie diese in den Daten.`,
    readOnly: (name) => `${name} wurde nicht verschoben: Ein anderer Tab schreibt dieses Projekt.`,
    dismiss: "Schließen",
  },
  sound: {
    open: "Anhören",
    heading: "Die Abbildung anhören",
    lead: "Jede Studie ist ein Ton: je höher, desto größer ihr Effekt; je länger und rauer, desto breiter ihr Intervall; je lauter, desto größer ihr Gewicht. Was links von keinem Effekt liegt, klingt von links. Der gepoolte Effekt kommt zuletzt, als Akkord seines Intervalls. „Nächste Studie“, oder dort die Pfeiltaste nach rechts, lässt eine nach der anderen hören.",
    play: "Abspielen",
    steps: "Einzeln",
    previous: "Vorherige Studie",
    next: "Nächste Studie",
    pause: "Pause",
    stop: "Anhalten",
    speed: "Tempo",
    speeds: { slow: "langsam", usual: "üblich", fast: "schnell" },
    ready: (notes) => `${notes} Töne. Nichts erklingt, bevor Sie auf Abspielen drücken.`,
    pooled: (text) => `Gepoolter Effekt: ${text}`,
    over: "Ende.",
    noSound:
      "Dieser Browser kann keine Töne erzeugen, die Abbildung lässt sich also nicht anhören. Ihre Zahlen stehen in der Tabelle.",
  },
};
