import type { BiasAudit } from "@treeline/engine";
import { type PlotCard, plotName } from "@treeline/plots";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { ChoiceControls, ParamControls } from "../../controls/params.tsx";
import { setPlotOptions } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";
import { drawing } from "../results/load-drawing.ts";
import { plotInput } from "../results/plot-input.ts";
import { PlotPanel } from "../results/plot-panel.tsx";
import { drawnHere } from "./places.ts";

interface BiasPlotProps {
  readonly made: Evaluated;
  readonly audit: BiasAudit;
  readonly plot: PlotCard;
}

/** A plot of the audit with the options that do not stand beside its tab. */
export function BiasPlot({ made, audit, plot }: BiasPlotProps): JSX.Element {
  const drawn = useMemo(() => ({ ...made, document: drawnHere(made.document) }), [made]);
  const defs = plot.options.filter(({ key }) => !plot.beside.includes(key));
  const idle = drawing.value?.plots.get(plot.id).idle(plotInput(drawn, 0, audit)) ?? {};
  return (
    <>
      <PlotPanel evaluated={drawn} plot={plot} audit={audit} />
      {defs.length > 0 && (
        <details class="fold plot-fold">
          <summary>{words.funnels.options(plotName(plot))}</summary>
          <div class="panel-columns">
            <ParamControls
              defs={defs}
              params={optionsHere(plot)}
              disabled={readOnly.value}
              idle={idle}
              onChange={(params, typed) => setPlotOptions(plot, params, typed)}
            />
          </div>
        </details>
      )}
    </>
  );
}

/** A plot of the audit under its name, with its choices beside it. */
export function TitledPlot({ made, audit, plot }: BiasPlotProps): JSX.Element {
  const heading = `bias-plot-${plot.id}`;
  return (
    <section class="card" aria-labelledby={heading}>
      <div class="card-head">
        <h4 id={heading}>{plotName(plot)}</h4>
        <BiasPlotChoices plot={plot} />
      </div>
      <div class="card-body">
        <Guard subject={audit}>
          <BiasPlot made={made} audit={audit} plot={plot} />
        </Guard>
      </div>
    </section>
  );
}

/** The choices of a plot that stand beside its tab. */
export function BiasPlotChoices({ plot }: { readonly plot: PlotCard }): JSX.Element | null {
  const defs = plot.options.filter(({ key }) => plot.beside.includes(key));
  if (defs.length === 0) return null;
  return (
    <ChoiceControls
      defs={defs}
      params={optionsHere(plot)}
      disabled={readOnly.value}
      onChange={(params) => setPlotOptions(plot, params)}
    />
  );
}

function optionsHere(plot: PlotCard): NonNullable<Evaluated["document"]["plots"][string]> {
  return drawnHere(project.value).plots[plot.id] ?? {};
}
