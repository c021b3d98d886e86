import type { PlotHome } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { drawing } from "./load-drawing.ts";
import { plotInput } from "./plot-input.ts";
import { PlotChoices } from "./plot-options.tsx";
import { PlotPanel } from "./plot-panel.tsx";

interface HomePlotsProps {
  readonly evaluated: Evaluated;
  readonly home: PlotHome;
  readonly label: string;
}

/** The plots of a page of their own, one at a time, at first one that has something to draw. */
export function HomePlots({ evaluated, home, label }: HomePlotsProps): JSX.Element | null {
  const plots = plotCards.records.filter((card) => card.home === home);
  const [chosen, setChosen] = useState<string | null>(null);
  const drawn = drawing.value;
  const first = plots.find(({ id }) => drawn?.plots.get(id).applies(plotInput(evaluated, 0)) === null);
  const current = chosen ?? first?.id ?? plots[0]?.id;
  const plot = plots.find(({ id }) => id === current);
  if (plot === undefined || current === undefined) return null;
  return (
    <Tabs
      label={label}
      tabs={plots}
      current={current}
      aside={<PlotChoices plot={plot} />}
      onSelect={setChosen}
    >
      <Guard key={current} subject={evaluated}>
        <PlotPanel key={plot.id} evaluated={evaluated} plot={plot} />
      </Guard>
    </Tabs>
  );
}
