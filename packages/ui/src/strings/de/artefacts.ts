import type { artefacts as english } from "../artefacts.ts";

export const artefacts: typeof english = {
  heading: "Mess- und Auswahlfehler",
  lead: "Unzuverlässige Messung, geteilte Variablen und ausgewählte Stichproben machen Korrelationen und Mittelwertdifferenzen kleiner. Jeder Effekt kann dafür korrigiert werden, bevor etwas zusammengefasst oder gepoolt wird.",
  correction: "Korrektur",
  none: "keine: Effekte wie berichtet",
  notReported: "keine Spalte",
  unfit: (label) => `${label} (nicht für dieses Maß)`,
  corrected: (count) => `${count} ${count === 1 ? "Effekt" : "Effekte"} korrigiert.`,
};
