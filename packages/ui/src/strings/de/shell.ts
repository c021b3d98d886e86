import type { notices as englishNotices, saving as englishSaving, shell as englishShell } from "../shell.ts";

export const shell: typeof englishShell = {
  product: "Treeline",
  skipToContent: "Zum Inhalt springen",
  titleLabel: "Titel der Analyse",
  untitled: "Analyse ohne Titel",
  undo: "Rückgängig",
  redo: "Wiederholen",
  undone: "Rückgängig gemacht",
  redone: "Wiederholt",
  open: "Öffnen",
  openHint: "Gespeichertes Projekt oder Tabelle öffnen",
  save: "Projekt speichern",
  calculator: "Rechner",
  samples: "Beispiele",
  samplesLoading: "Beispiele werden geladen",
  newAnalysis: "Neue leere Analyse",
  export: "Exportieren",
  exportFigure: "Abbildung (PDF, PNG, TIFF, SVG)",
  exportPlot: (plot) => `${plot} (SVG)`,
  exportR: "R-Skript (metafor)",
  exportEffects: "Effekte und Gewichte (CSV)",
  exportResults: "Ergebnisse (CSV)",
  exportModerators: "Moderatoren (CSV)",
  exportAudit: "Prüfung auf Publikationsbias (HTML)",
  exportProject: "Projekt (JSON)",
  exportLink: "Link zum Teilen",
  more: "Mehr",
  options: "Optionen",
  close: "Schließen",
  help: (field: string) => `Erklärung: ${field}`,
  helpMore: "Formel, Quelle und R-Aufruf",
  needsLook: "Einen Blick wert",
  messages: (count) => `${count} ${count === 1 ? "Meldung" : "Meldungen"}`,
  messagesDetail: (errors, excluded) =>
    [
      errors > 0 ? `${errors} ${errors === 1 ? "Problem" : "Probleme"}` : "",
      excluded > 0 ? `${excluded} ${excluded === 1 ? "Zeile" : "Zeilen"} nicht verwendet` : "",
    ]
      .filter((part) => part !== "")
      .join("; ") || "gut zu wissen",
  dropHere: "Tabelle oder Projekt hier ablegen, um es zu öffnen",
};

export const saving: typeof englishSaving = {
  saved: (time) => `Lokal gespeichert ${time}, nicht hochgeladen`,
  saving: "Wird lokal gespeichert",
  waiting: "Noch nicht gespeichert",
  failed: "Nicht gespeichert: Projekt herunterladen",
  readOnly: "Nur lesbar: in anderem Tab offen",
  details: "Was auf diesem Gerät aufbewahrt ist",
  newer: "Nur lesbar: von neuerer Version gespeichert",
};

export const notices: typeof englishNotices = {
  dismiss: "Schließen",
  saveFailed:
    "Das Projekt ließ sich auf diesem Gerät nicht speichern: Der Speicher ist voll oder vom Browser gesperrt. Ihre Arbeit ist nur in diesem Tab. Laden Sie sie jetzt herunter, und schaffen Sie dann Platz oder erlauben Sie dieser Seite den Speicher; das Speichern wird alle zehn Sekunden und bei jeder Änderung erneut versucht.",
  download: "Projekt herunterladen",
  tryAgain: "Jetzt erneut versuchen",
  unreadable:
    "Das auf diesem Gerät aufbewahrte Projekt ließ sich nicht lesen, deshalb wurde ein früherer Stand geöffnet. Der unlesbare Eintrag ist aufbewahrt, wie er war; laden Sie ihn herunter, um ihn prüfen zu lassen.",
  unreadableNothing:
    "Das auf diesem Gerät aufbewahrte Projekt ließ sich nicht lesen, und es gibt keinen früheren Stand; deshalb wurde das Beispiel geöffnet. Der unlesbare Eintrag ist aufbewahrt, wie er war; laden Sie ihn herunter, um ihn prüfen zu lassen.",
  downloadRecord: "Eintrag herunterladen",
  otherTab:
    "Dieses Projekt ist in einem anderen Tab offen, und der speichert. Hier können Sie lesen und exportieren; um hier zu bearbeiten, übernehmen Sie, und der andere Tab wird nur lesbar.",
  takeOver: "Übernehmen",
  olderTab:
    "Eine ältere Version von Treeline ist in einem anderen Tab offen und hindert diesen daran zu lesen, was auf diesem Gerät gespeichert ist. Schließen Sie den anderen Tab; dieser macht von selbst weiter.",
  newerFile:
    "Dieses Projekt wurde von einer neueren Version von Treeline gespeichert. Gezeigt wird, was diese Version davon versteht; es lässt sich lesen und exportieren, aber nicht bearbeiten oder speichern, damit nichts verloren geht. Laden Sie die Seite neu, um das Programm zu aktualisieren. Ihr eigenes Projekt wartet, wie es war.",
  backToOwn: "Zurück zu meinem Projekt",
  takenOver:
    "Ein anderer Tab hat dieses Projekt übernommen. Damit zwei Tabs einander nicht überschreiben, speichert und bearbeitet dieser nicht mehr.",
  workerDied: (detail) =>
    `Die Berechnung brach ab, bevor sie fertig war${detail === "" ? "" : ` (${detail})`}. Ihre Daten sind sicher; die gezeigten Ergebnisse können älter sein als Ihre letzte Änderung. Das Rechenwerk wurde neu gestartet.`,
  workerSilent:
    "Die Berechnung gab kein Lebenszeichen und wurde angehalten. Ihre Daten sind sicher; die gezeigten Ergebnisse können älter sein als Ihre letzte Änderung. Das Rechenwerk wurde neu gestartet.",
  calculateAgain: "Erneut berechnen",
  engineFault: (detail) =>
    `Die Berechnung scheiterte an einem Fehler in Treeline, nicht an Ihren Daten (${detail}). Machen Sie die letzte Änderung rückgängig, um weiterzuarbeiten, und melden Sie es bitte mit der Projektdatei.`,
  openEmpty: (name) =>
    `${name} enthält nichts (0 Bytes), also wurde nichts geändert. Speichern oder kopieren Sie die Datei dort noch einmal, wo sie herkommt.`,
  openLarge: (name) =>
    `${name} ist größer als 64 MB, was keine Tabelle von Studien ist, also wurde nichts geändert. Wählen Sie die Tabelle der Studien selbst.`,
  openBroken: (name) =>
    `${name} lässt sich nicht als Projekt lesen: Der Text ist kein JSON, etwa weil die Datei abgeschnitten oder von einem anderen Programm geändert wurde. Nichts wurde geändert. Kopieren Sie die Datei noch einmal, oder öffnen Sie eine frühere Kopie.`,
  openFailedDetail: (name, reason) => `${name}: ${reason}`,
  poolingFellBack: (method, measure) =>
    `${method} kann das Maß ${measure} nicht poolen, deshalb werden die Studien jetzt nach inverser Varianz gepoolt. Rückgängig bringt Maß und Art des Poolens wieder.`,
  sampleFailed:
    "Das Beispiel ließ sich nicht laden, also wurde nichts geändert. Laden Sie die Seite neu, und versuchen Sie es noch einmal.",
};
