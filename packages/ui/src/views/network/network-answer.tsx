import { networkTables } from "@treeline/engine/network";
import { plotCards } from "@treeline/plots/cards";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { network as words } from "../../strings/network.ts";
import { ModeratorIssues } from "../moderators/moderator-issues.tsx";
import { ToldTables } from "../moderators/told-parts.tsx";
import { PlotChoices } from "../results/plot-options.tsx";
import { PlotPanel } from "../results/plot-panel.tsx";

const PLOTS = plotCards.records.filter(({ home }) => home === "network");

/** What the network says: sentences, messages, plots and tables. */
export function NetworkAnswer({ evaluated: now }: { readonly evaluated: Evaluated }): JSX.Element {
  const { network } = now.report;
  if (network === undefined) {
    const isAsked = now.document.network?.columns.treat1 !== undefined;
    return <p class="hint">{isAsked ? words.calculating : words.choose}</p>;
  }
  const tables = networkTables(network);
  return (
    <>
      <section class="card panel" aria-labelledby="network-says">
        <h3 id="network-says">{words.resultHeading}</h3>
        <div aria-live="polite">
          {network.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <ModeratorIssues issues={network.issues} />
      </section>
      {network.edges.length > 0 && <NetworkPlots evaluated={now} />}
      {tables.length > 0 && (
        <section class="card panel" aria-labelledby="network-tables">
          <h3 id="network-tables">{words.tables}</h3>
          <ToldTables told={{ sentences: [], tables }} />
        </section>
      )}
    </>
  );
}

function NetworkPlots({ evaluated: now }: { readonly evaluated: Evaluated }): JSX.Element | null {
  const [current, setCurrent] = useState(PLOTS[0]?.id ?? "");
  const plot = PLOTS.find(({ id }) => id === current);
  if (plot === undefined) return null;
  return (
    <Tabs
      label={words.plots}
      tabs={PLOTS}
      current={current}
      aside={<PlotChoices plot={plot} />}
      onSelect={setCurrent}
    >
      <Guard key={current} subject={now}>
        <PlotPanel key={plot.id} evaluated={now} plot={plot} />
      </Guard>
    </Tabs>
  );
}
