import { spoken } from "./spoken.ts";

/** What tables say of themselves. */
export const tables = spoken("tables", {
  scrollHint: "The table goes on to the right: scroll it sideways.",
  drawingHint: "The drawing goes on to the right: scroll it sideways.",
});
