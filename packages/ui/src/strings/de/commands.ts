import type { commands as english } from "../commands.ts";

export const commands: typeof english = {
  import: "Tabelle importieren",
  goTo: (page) => `Gehe zu ${page}`,
  palette: "Alle Aktionen",
  shortcuts: "Tastenkürzel",
  settings: "Einstellungen",
  glossary: "Glossar der Statistik",
  nextRegion: "Nächster Teil der Seite",
  previousRegion: "Voriger Teil der Seite",
  keyNames: {
    ctrl: "Strg",
    shift: "Umschalt",
    alt: "Alt",
    space: "Leertaste",
    delete: "Entf",
    backspace: "Rücktaste",
  },
};
