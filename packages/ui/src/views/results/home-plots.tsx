import type { PlotHome } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { PlotChoices } from "./plot-options.tsx";
import { PlotPanel } from "./plot-panel.tsx";

interface HomePlotsProps {
  readonly evaluated: Evaluated;
  readonly home: PlotHome;
  readonly label: string;
}

/** The plots of a page of their own, one at a time. */
export function HomePlots({ evaluated, home, label }: HomePlotsProps): JSX.Element | null {
  const plots = plotCards.records.filter((card) => card.home === home);
  const [current, setCurrent] = useState(plots[0]?.id ?? "");
  const plot = plots.find(({ id }) => id === current);
  if (plot === undefined) return null;
  return (
    <Tabs
      label={label}
      tabs={plots}
      current={current}
      aside={<PlotChoices plot={plot} />}
      onSelect={setCurrent}
    >
      <Guard key={current} subject={evaluated}>
        <PlotPanel key={plot.id} evaluated={evaluated} plot={plot} />
      </Guard>
    </Tabs>
  );
}
