import type { welcome as english } from "../welcome.ts";

export const welcome: typeof english = {
  label: "Erste Schritte",
  text: (keys) =>
    `Dies ist ein Beispiel. Für Ihre eigene Analyse fügen Sie irgendwo eine Tabelle ein (${keys}), legen eine Datei auf der Seite ab oder`,
  import: "importieren eine Tabelle",
  dismiss: "Erste Schritte schließen",
};
