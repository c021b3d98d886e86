import type { tables as english } from "../tables.ts";

export const tables: typeof english = {
  scrollHint: "Die Tabelle geht rechts weiter: Schieben Sie sie seitwärts.",
  drawingHint: "Die Abbildung geht nach rechts weiter: seitlich scrollen.",
  belowHint: "Die Tabelle geht unten weiter: Blättern Sie in ihr.",
  bothHint: "Die Tabelle geht rechts und unten weiter: Schieben Sie sie.",
};
