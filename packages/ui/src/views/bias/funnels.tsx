import { type Signal, signal } from "@preact/signals";
import type { BiasAudit } from "@treeline/engine";
import type { PlotCard } from "@treeline/plots";
import type { JSX } from "preact";
import { Guard } from "../../controls/guard.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { bias as words } from "../../strings/bias.ts";
import { type Drawing, drawing } from "../results/load-drawing.ts";
import { plotInput } from "../results/plot-input.ts";
import { BiasPlot, BiasPlotChoices, TitledPlot } from "./bias-plot.tsx";
import { PARTS } from "./part-links.tsx";
import { funnelPlots } from "./places.ts";

const shown: Signal<string | null> = signal(null);

interface FunnelsProps {
  readonly made: Evaluated;
  readonly audit: BiasAudit;
}

/** The funnel with what the audit makes of it, beside its other forms: a study that is pointed at lights up in both. */
export function Funnels({ made, audit }: FunnelsProps): JSX.Element {
  const [main, ...forms] = funnelPlots();
  const drawn = drawing.value;
  const others = forms.filter(({ id }) => drawn === null || isDrawn(drawn, id, made, audit));
  return (
    <section id={PARTS.funnels} aria-labelledby="bias-funnels-heading" tabIndex={-1}>
      <h3 id="bias-funnels-heading">{words.funnels.heading}</h3>
      <p class="by">{words.funnels.lead}</p>
      <div class="bias-funnels">
        {main !== undefined && <TitledPlot made={made} audit={audit} plot={main} />}
        {others.length > 0 && <OtherFunnels made={made} audit={audit} plots={others} />}
      </div>
    </section>
  );
}

/** Whether there is something to draw, so that no tab leads to an empty one. */
function isDrawn({ plots }: Drawing, id: string, made: Evaluated, audit: BiasAudit): boolean {
  return plots.get(id).applies(plotInput(made, 0, audit)) === null;
}

function OtherFunnels({
  made,
  audit,
  plots,
}: FunnelsProps & { readonly plots: readonly PlotCard[] }): JSX.Element | null {
  const plot = plots.find(({ id }) => id === shown.value) ?? plots[0];
  if (plot === undefined) return null;
  return (
    <Tabs
      label={words.funnels.tabs}
      tabs={plots}
      current={plot.id}
      aside={<BiasPlotChoices plot={plot} />}
      onSelect={(id) => {
        shown.value = id;
      }}
    >
      <Guard key={plot.id} subject={audit}>
        <BiasPlot key={plot.id} made={made} audit={audit} plot={plot} />
      </Guard>
    </Tabs>
  );
}
