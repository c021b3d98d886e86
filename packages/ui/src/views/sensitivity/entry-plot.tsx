import type { SensitivityReport } from "@treeline/engine";
import { type PlotCard, plotName } from "@treeline/plots";
import type { JSX } from "preact";
import { Guard } from "../../controls/guard.tsx";
import { ChoiceControls, ParamControls } from "../../controls/params.tsx";
import { setPlotOptions } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { sensitivity as words } from "../../strings/sensitivity.ts";
import { PlotPanel } from "../results/plot-panel.tsx";

interface EntryPlotProps {
  readonly made: Evaluated;
  readonly report: SensitivityReport;
  readonly plot: PlotCard;
}

/** The plot of a question with its choices beside it and its other options below. */
export function EntryPlot({ made, report, plot }: EntryPlotProps): JSX.Element {
  const beside = plot.options.filter(({ key }) => plot.beside.includes(key));
  const others = plot.options.filter(({ key }) => !plot.beside.includes(key));
  const params = project.value.plots[plot.id] ?? {};
  return (
    <Guard subject={report}>
      {beside.length > 0 && (
        <ChoiceControls
          defs={beside}
          params={params}
          disabled={readOnly.value}
          onChange={(next) => setPlotOptions(plot, next)}
        />
      )}
      <PlotPanel evaluated={made} plot={plot} sensitivity={report} />
      {others.length > 0 && (
        <details class="fold plot-fold">
          <summary>{words.options(plotName(plot))}</summary>
          <div class="panel-columns">
            <ParamControls
              defs={others}
              params={params}
              disabled={readOnly.value}
              onChange={(next, typed) => setPlotOptions(plot, next, typed)}
            />
          </div>
        </details>
      )}
    </Guard>
  );
}
