import { axisTransformation, type Params } from "@treeline/engine";
import { type PlotCard, plotName, withLayout } from "@treeline/plots";
import type { JSX } from "preact";
import { ChangedDot } from "../../controls/changed-dot.tsx";
import { lazy } from "../../controls/lazy.tsx";
import { ChoiceControls, type ParamContext, ParamControls } from "../../controls/params.tsx";
import { paramsChanged } from "../../state/changed-options.ts";
import { setPlotOptions } from "../../state/edits.ts";
import { evaluated } from "../../state/evaluation.ts";
import { firstResultShown } from "../../state/first-result.ts";
import { change, project, readOnly } from "../../state/project.ts";
import { drawing } from "./load-drawing.ts";
import { shownPlot } from "./shown-tab.ts";

/** Key of the option by which forest plots are laid out. */
const LAYOUT = "preset";

const ForestPanel = lazy(async () => (await import("./forest-panel.tsx")).ForestPanel, firstResultShown);

/** How the plot on the screen looks; none of it changes a number. */
export function PlotOptions(): JSX.Element | null {
  const plot = shownPlot.value;
  const defs = plot?.options.filter(({ key }) => !plot.beside.includes(key)) ?? [];
  if (plot === null || defs.length === 0) return null;
  return (
    <>
      <hr />
      <h2>
        {plotName(plot)}
        <ChangedDot when={paramsChanged(defs, project.value.plots[plot.id] ?? {})} />
      </h2>
      <ParamControls
        key={plot.id}
        defs={defs}
        params={project.value.plots[plot.id] ?? {}}
        instead={drawing.value?.plots.get(plot.id).shown(project.value) ?? {}}
        context={contextOf(plot)}
        disabled={readOnly.value}
        onChange={(params, typed) => setOptions(plot, params, typed)}
      />
      {plot.options.some(({ key }) => key === LAYOUT) && <ForestPanel key={plot.id} plot={plot} />}
    </>
  );
}

function setOptions(plot: PlotCard, params: Params, typed: string | null): void {
  const drawn = drawing.value?.plots.get(plot.id);
  const before = project.value.plots[plot.id] ?? {};
  if (drawn === undefined || params[LAYOUT] === before[LAYOUT]) setPlotOptions(plot, params, typed);
  else change((document) => withLayout(document, drawn, params));
}

/** The choices of a plot that stand beside its tab. */
export function PlotChoices({ plot }: { readonly plot: PlotCard }): JSX.Element | null {
  const defs = plot.options.filter(({ key }) => plot.beside.includes(key));
  if (defs.length === 0) return null;
  return (
    <ChoiceControls
      defs={defs}
      params={project.value.plots[plot.id] ?? {}}
      disabled={readOnly.value}
      onChange={(params) => setPlotOptions(plot, params)}
    />
  );
}

/** Columns that the analysis itself does not use, and those chosen before it did. */
function contextOf(plot: PlotCard): ParamContext {
  const { table, derived, roles, plots } = project.value;
  const used = new Set([roles.label, ...Object.values(roles.inputs)]);
  const chosen = new Set(Object.values(plots[plot.id] ?? {}).flat());
  const columns = [...table.columns, ...derived]
    .map(({ name }) => name)
    .filter((name) => !used.has(name) || chosen.has(name));
  const report = evaluated.value?.report ?? null;
  return { columns, transformation: axisTransformation(project.value.effects, report) };
}
