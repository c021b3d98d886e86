import { plotName } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import { evaluated } from "../state/evaluation.ts";
import { view } from "../state/project.ts";
import { palette as words } from "../strings/palette.ts";
import { RESULT_TABLES } from "../views/results/result-tables.ts";
import { shownTab } from "../views/results/shown-tab.ts";
import type { Command } from "./command.ts";

/** Every plot and table of the results, by name. */
export function plotCommands(): readonly Command[] {
  const plots = plotCards.records.map((plot) => ({
    id: plot.id,
    label: plotName(plot),
    detail: plot.summary,
  }));
  return [...plots, ...RESULT_TABLES].map(({ id, label, ...rest }) => ({
    id: `plot.${id}`,
    label: words.showPlot(label),
    group: "plot",
    also: words.showPlotAlso,
    ...rest,
    enabled: () => evaluated.value?.report.effects != null,
    run: () => {
      shownTab.value = id;
      view.value = "results";
    },
  }));
}
