import { type Signal, signal } from "@preact/signals";
import type { BiasAudit } from "@treeline/engine";
import type { JSX } from "preact";
import { Guard } from "../../controls/guard.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { bias as words } from "../../strings/bias.ts";
import { BiasPlot, BiasPlotChoices } from "./bias-plot.tsx";
import { PARTS } from "./part-links.tsx";
import { funnelPlots } from "./places.ts";

const shown: Signal<string> = signal("funnel");

interface FunnelsProps {
  readonly made: Evaluated;
  readonly audit: BiasAudit;
}

/** The funnel in every form, a tab each. */
export function Funnels({ made, audit }: FunnelsProps): JSX.Element {
  const plots = funnelPlots();
  const plot = plots.find(({ id }) => id === shown.value) ?? plots[0];
  return (
    <section id={PARTS.funnels} class="bias-funnels" aria-labelledby="bias-funnels-heading" tabIndex={-1}>
      <h3 id="bias-funnels-heading">{words.funnels.heading}</h3>
      {plot !== undefined && (
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
            <BiasPlot made={made} audit={audit} plot={plot} />
          </Guard>
        </Tabs>
      )}
    </section>
  );
}
