import type { flowWords as english } from "../../prisma/words.ts";

export const flow: typeof english = {
  nothing:
    "Noch sind keine Zahlen zum Fluss der Studien angegeben. Tragen Sie sie auf der Seite des Berichts unter „Fluss der Studien“ ein.",
  unknown: "?",
  n: (what, count) => `${what} (n\u00a0=\u00a0${count})`,
  phases: {
    identification: "Identifikation",
    screening: "Screening",
    included: "Eingeschlossen",
  },
  heads: {
    previous: "Frühere Studien",
    newDatabases: "Identifikation neuer Studien über Datenbanken und Register",
    databases: "Identifikation von Studien über Datenbanken und Register",
    newOther: "Identifikation neuer Studien auf anderen Wegen",
    other: "Identifikation von Studien auf anderen Wegen",
  },
  previousStudies: "In die vorige Fassung des Reviews eingeschlossene Studien",
  previousReports: "Berichte von Studien der vorigen Fassung des Reviews",
  identified: "Treffer identifiziert aus:",
  databases: "Datenbanken",
  registers: "Register",
  sources: "Andere Quellen",
  removed: "Vor dem Screening entfernte Treffer:",
  duplicates: "Entfernte Duplikate",
  automation: "Von Automatisierungswerkzeugen als ungeeignet gekennzeichnet",
  otherRemoved: "Aus anderen Gründen entfernt",
  screened: "Gesichtete Treffer",
  excluded: "Ausgeschlossene Treffer",
  byPeople: "durch Menschen",
  byTools: "durch Automatisierungswerkzeuge",
  sought: "Zur Beschaffung gesuchte Berichte",
  notRetrieved: "Nicht beschaffte Berichte",
  assessed: "Auf Eignung geprüfte Berichte",
  excludedReports: "Ausgeschlossene Berichte:",
  noReason: "Kein Grund angegeben",
  included: {
    new: {
      studies: "In das Review eingeschlossene Studien",
      reports: "Berichte eingeschlossener Studien",
    },
    updated: {
      studies: "In das Review neu eingeschlossene Studien",
      reports: "Berichte neu eingeschlossener Studien",
    },
  },
  total: {
    studies: "Insgesamt in das Review eingeschlossene Studien",
    reports: "Berichte aller eingeschlossenen Studien",
  },
  sentence: (lines) => `${lines.join("; ")}.`,
};
