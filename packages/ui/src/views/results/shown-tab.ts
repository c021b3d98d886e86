import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { PlotCard } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";

/** The tab of the results on the screen: a plot by its id, or one of the tables. */
export const shownTab: Signal<string> = signal(plotCards.ids[0] ?? "table");

/** The plot on the screen; null where a table is. */
export const shownPlot: ReadonlySignal<PlotCard | null> = computed(() =>
  plotCards.has(shownTab.value) ? plotCards.get(shownTab.value) : null,
);
