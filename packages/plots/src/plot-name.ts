import { names } from "./names/words.ts";
import type { PlotCard } from "./plot-types.ts";

/** What a plot is called in menus and headings: "Forest plot". */
export function plotName({ label }: Pick<PlotCard, "label">): string {
  return names.plot(label);
}
