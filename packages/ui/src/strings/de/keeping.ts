import { formatFixed, formatInteger } from "@treeline/engine";
import type {
  keeping as englishKeeping,
  offline as englishOffline,
  sharing as englishSharing,
} from "../keeping.ts";

const count = (number: number, one: string, several: string): string =>
  number === 0 ? "" : `${formatInteger(number)} ${number === 1 ? one : several}`;

const CLOCK = new Intl.DateTimeFormat("de-DE", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

export const keeping: typeof englishKeeping = {
  time: (at) => CLOCK.format(at),
  changes: ({ rowsAdded, rowsRemoved, columnsAdded, columnsRemoved, cells, settings, title }) =>
    [
      count(rowsAdded, "Zeile hinzugefügt", "Zeilen hinzugefügt"),
      count(rowsRemoved, "Zeile entfernt", "Zeilen entfernt"),
      count(columnsAdded, "Spalte hinzugefügt", "Spalten hinzugefügt"),
      count(columnsRemoved, "Spalte entfernt", "Spalten entfernt"),
      count(cells, "Zelle geändert", "Zellen geändert"),
      count(settings, "Einstellung geändert", "Einstellungen geändert"),
      title ? "anderer Titel" : "",
    ]
      .filter((part) => part !== "")
      .join(", "),
  size: (bytes) => {
    const [unit, factor] = bytes < 1e6 ? ["kB", 1e3] : bytes < 1e9 ? ["MB", 1e6] : ["GB", 1e9];
    return `${formatFixed(bytes / factor, 1)} ${unit}`;
  },
  typedLeft: (text, column, study, row) =>
    `In die Spalte „${column}“ von ${study === "" ? `Zeile ${row}` : study} wurde gerade „${text}“ geschrieben, als die Seite verloren ging; es wurde nicht übernommen.`,
  enterTyped: "Übernehmen",
  dropTyped: "Zelle lassen, wie sie ist",
  lostSteps:
    "Einige der auf diesem Gerät aufbewahrten Schritte zum Rückgängigmachen sind nicht lesbar und entfallen. Die Analyse selbst ist vollständig; nur was davor geschah, lässt sich nicht mehr rückgängig machen oder wiederholen.",
  recovered: (at, before, changes) =>
    `Die Seite wurde geschlossen, bevor ihre letzten Änderungen (${at}) mit dem Übrigen gespeichert waren, das von ${before} stammt. Sie sind wiederhergestellt: ${changes}. Behalten Sie sie, oder gehen Sie zum Gespeicherten zurück; Rückgängig bringt beides wieder.`,
  keepRecovered: "Behalten",
  discardRecovered: "Verwerfen",
  newerStored:
    "Das auf diesem Gerät aufbewahrte Projekt wurde von einer neueren Version von Treeline gespeichert. Gezeigt wird, was diese Version davon versteht; hier lässt sich nichts bearbeiten oder speichern, damit nichts verloren geht. Laden Sie neu, um die neuere Version zu erhalten.",
  newerStorage:
    "Eine neuere Version von Treeline wurde in einem anderen Tab geöffnet und hat übernommen, was auf diesem Gerät gespeichert ist; diese ältere Seite kann daher nicht mehr speichern. Laden Sie das Projekt herunter, laden Sie die Seite neu und öffnen Sie dort die Datei.",
  reload: "Neu laden",

  heading: "Auf diesem Gerät aufbewahrt",
  storageAlso: "Speicher Datenschutz hochladen offline Kontingent löschen Daten automatisch speichern",
  earlierAlso: "Verlauf Schnappschüsse Versionen wiederherstellen Sicherung",
  state: "Zustand",
  nothingUploaded: "Nichts wird hochgeladen",
  nothingUploadedLead:
    "Ihre Daten und Ergebnisse verlassen dieses Gerät nie: Treeline hat keinen Server, keine Konten und keine Nutzungsanalyse, und die Seite darf sich mit keiner anderen Adresse verbinden. Das Projekt, seine früheren Stände und die Schritte, die sich rückgängig machen lassen, liegen im Speicher dieses Browsers (IndexedDB „treeline“), unter der Adresse dieser Seite.",
  persistence: "Wie lange es aufbewahrt wird",
  persistent: "Der Browser hat zugesagt, es aufzubewahren, bis Sie es löschen.",
  notPersistent:
    "Der Browser kann es löschen, wenn der Platz knapp wird, und Safari tut es nach sieben Tagen ohne Besuch. Laden Sie das Projekt ab und zu herunter, oder bitten Sie den Browser, es aufzubewahren.",
  persistenceUnknown:
    "Dieser Browser sagt nicht, wie lange er es aufbewahrt. Laden Sie das Projekt ab und zu herunter.",
  askToKeep: "Den Browser bitten, es aufzubewahren",
  refused:
    "Der Browser hat abgelehnt. Manche stimmen zu, sobald die Seite installiert ist oder ein Lesezeichen hat.",
  room: "Platz",
  used: (used, quota) => `Treeline belegt ${used} von ${quota}, die der Browser erlaubt.`,
  roomUnknown: "Dieser Browser sagt nicht, wie viel Platz es gibt.",
  download: "Projekt herunterladen",
  offline: "Arbeitet offline",
  offlineReady: "Das ganze Programm ist auf diesem Gerät: Es öffnet sich und rechnet ohne Netz.",
  offlineNotYet:
    "Das Programm wird einige Sekunden nach dem Öffnen der Seite für den Gebrauch ohne Netz geholt.",

  deleteAll: "Alles auf diesem Gerät Gespeicherte löschen",
  deleteLead:
    "Das Projekt, seine früheren Stände, die Schritte zum Rückgängigmachen, gemerkte Tabellenaufbauten und die Kopie des Programms werden aus diesem Browser gelöscht, und die Seite beginnt von vorn. Das lässt sich nicht rückgängig machen. Laden Sie das Projekt vorher herunter, wenn Sie es behalten wollen.",
  deleteNow: "Alles löschen",
  cancel: "Abbrechen",

  earlier: "Frühere Stände",
  earlierLead:
    "Ein Stand wird alle fünf Minuten der Arbeit aufbewahrt und bevor ein anderes Dokument an die Stelle Ihres tritt; die letzten zehn bleiben. Das Öffnen ist ein Schritt, den Rückgängig zurücknimmt.",
  earlierNone: "Noch ist keiner aufbewahrt.",
  reading: "Aufbewahrtes wird gelesen",
  untitled: "Analyse ohne Titel",
  extent: (rows, columns) =>
    `${formatInteger(rows)} ${rows === 1 ? "Zeile" : "Zeilen"}, ${formatInteger(columns)} ${columns === 1 ? "Spalte" : "Spalten"}`,
  since: (changes) => (changes === "" ? "Wie es jetzt ist" : `Seitdem: ${changes}`),
  show: "Zeigen",
  hide: "Ausblenden",
  openState: "Öffnen",
  downloadState: "Herunterladen",
  preview: (title) => `Die ersten Zeilen von ${title}`,
  more: (rows) => `und ${formatInteger(rows)} weitere`,
  unreadable: "Einträge, die sich nicht lesen ließen",
  unreadableLead:
    "Sie sind aufbewahrt, wie sie gefunden wurden, damit nichts verloren geht, nur weil Treeline sie nicht versteht.",
  unreadableState: "Diesen Stand kann diese Version nicht lesen; er lässt sich herunterladen, wie er ist.",
  downloadRecord: "Eintrag herunterladen",
  failed:
    "Was auf diesem Gerät aufbewahrt ist, ließ sich nicht lesen: Der Browser sperrt den Speicher. Erlauben Sie dieser Seite den Speicher, und öffnen Sie dies dann erneut.",
};

export const sharing: typeof englishSharing = {
  heading: "Link zum Teilen",
  also: "url senden Kollegin Kollege kopieren Adresse teilen link",
  lead: "Der Link enthält die ganze Analyse, hinter seinem # verpackt. Browser senden nichts hinter einem # an einen Server: Wer den Link öffnet, erhält die Analyse aus dem Link selbst.",
  holdsData: "Der Link ist die Daten: Wer ihn hat, kann jede Zeile lesen.",
  columns: "Spalten",
  all: (count) => `alle ${count}`,
  used: (count) =>
    count === 1 ? "nur die eine, die die Analyse verwendet" : `nur die ${count}, die die Analyse verwendet`,
  link: "Der Link",
  size: (characters) => `${formatInteger(characters)} Zeichen`,
  fits: "E-Mails und Nachrichten tragen einen Link dieser Länge.",
  someCut:
    "Manche Mailprogramme kürzen einen Link dieser Länge. Versuchen Sie es, oder senden Sie stattdessen die Projektdatei.",
  manyCut: "Viele Programme kürzen einen Link dieser Länge: Senden Sie stattdessen die Projektdatei.",
  copy: "Link kopieren",
  file: "Projektdatei herunterladen",
  packing: "Der Link wird erstellt",

  openHeading: "Die Analyse dieses Links öffnen?",
  openLead: (title, extent, size) => `${title}: ${extent}; ein Link von ${size}.`,
  replaces: (title) =>
    `Sie tritt an die Stelle von „${title}“, wovon eine Kopie unter den früheren Ständen bleibt; auch Rückgängig bringt es wieder.`,
  notice: "Der Link wird nur auf diesem Gerät gelesen; nichts wird geholt oder gesendet.",
  newer:
    "Er wurde von einer neueren Version von Treeline erstellt. Gezeigt wird, was diese Version davon versteht; es lässt sich nicht bearbeiten oder speichern.",
  readOnly:
    "Dieser Tab ist nur lesbar: Übernehmen Sie zuerst, oder öffnen Sie den Link in dem Tab, der speichert.",
  open: "Öffnen",
  leave: "Bei meiner bleiben",
  close: "Schließen",
};

export const offline: typeof englishOffline = {
  ready:
    "Eine neue Version von Treeline ist bereit. Diese arbeitet weiter; laden Sie neu, wenn es Ihnen passt, Ihre Arbeit wird vorher gespeichert.",
  reload: "Jetzt neu laden",
};
