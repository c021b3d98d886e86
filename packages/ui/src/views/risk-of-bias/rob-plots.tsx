import type { RiskOfBias } from "@treeline/engine/risk-of-bias";
import { plotCards } from "@treeline/plots/cards";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { riskOfBias as words } from "../../strings/risk-of-bias.ts";
import { PlotChoices } from "../results/plot-options.tsx";
import { PlotPanel } from "../results/plot-panel.tsx";

const PLOTS = plotCards.records.filter(({ home }) => home === "risk-of-bias");

/** Traffic lights and their summary. */
export function RobPlots({
  made,
  bias,
}: {
  readonly made: Evaluated;
  readonly bias: RiskOfBias;
}): JSX.Element | null {
  const [current, setCurrent] = useState(PLOTS[0]?.id ?? "");
  const plot = PLOTS.find(({ id }) => id === current);
  if (plot === undefined || bias.rows.length === 0) return null;
  return (
    <Tabs
      label={words.plots}
      tabs={PLOTS}
      current={current}
      aside={<PlotChoices plot={plot} />}
      onSelect={setCurrent}
    >
      <Guard key={current} subject={made}>
        <PlotPanel key={plot.id} evaluated={made} plot={plot} />
      </Guard>
    </Tabs>
  );
}
