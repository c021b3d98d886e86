import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Plot, plots } from "@treeline/plots";

/** The tab of the results on the screen: a plot by its id, or one of the tables. */
export const shownTab: Signal<string> = signal(plots.ids[0] ?? "table");

/** The plot on the screen; null where a table is. */
export const shownPlot: ReadonlySignal<Plot | null> = computed(() =>
  plots.has(shownTab.value) ? plots.get(shownTab.value) : null,
);
