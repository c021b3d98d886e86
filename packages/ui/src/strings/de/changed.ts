import type { changed as english } from "../changed.ts";

export const changed: typeof english = {
  options: "Einige Optionen weichen von den Voreinstellungen ab",
};
