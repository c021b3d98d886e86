import { spoken } from "./spoken.ts";

/** Plots of so many studies that the page draws those in view. */
export const largeFigure = spoken("largeFigure", {
  count: (studies: string) =>
    `${studies} studies. The page draws those in view; exports and the table of the figure hold them all.`,
  place: (study: string, place: number, of: number) => `${study}. Study ${place} of ${of}`,
  find: "Find a study",
  previous: "Previous",
  next: "Next",
  found: (place: number, of: number) => `${place} of ${of}`,
  none: "No study of this name",
});
