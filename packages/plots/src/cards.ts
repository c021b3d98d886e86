import { createRegistry, type Registry } from "@treeline/engine";
import type { PlotCard } from "./plot-types.ts";
import { plots } from "./registry.ts";

/** Every plot by what tabs, menus and controls show of it, without what draws it: the page has this before it draws. */
export const plotCards: Registry<PlotCard> = createRegistry(
  "plot",
  plots.records.map(({ id, label, summary, options, beside, home, audited, family }) => {
    return {
      id,
      label,
      summary,
      // No menu shows where a plot comes from, and the sources of all of them weigh on the first view.
      reference: "",
      options,
      beside,
      home,
      ...(audited === undefined ? {} : { audited }),
      ...(family === undefined ? {} : { family }),
    };
  }),
);
