import { spoken } from "./spoken.ts";

/** What tables say of themselves where they scroll by themselves. */
export const tables = spoken("tables", {
  scrollHint: "The table goes on to the right: scroll it sideways.",
  drawingHint: "The drawing goes on to the right: scroll it sideways.",
  belowHint: "The table goes on below: scroll it.",
  bothHint: "The table goes on to the right and below: scroll it.",
});
