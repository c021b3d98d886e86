import type { PlotCard } from "./plot-types.ts";
import { spoken, type Words } from "./spoken.ts";

// Apart from all other words: menus name plots before anything that draws them has been fetched.
const english = { plot: (label: string): string => `${label} plot` } as const;
const names: Words<typeof english> = spoken("names", english);

/** What a plot is called in menus and headings: "Forest plot". */
export function plotName({ label }: Pick<PlotCard, "label">): string {
  return names.plot(label);
}
