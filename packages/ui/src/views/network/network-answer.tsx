import { unbroken } from "@treeline/engine";
import { networkTables } from "@treeline/engine/network";
import { Fragment, type JSX } from "preact";
import { Term } from "../../controls/term.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { network as words } from "../../strings/network.ts";
import { ModeratorIssues } from "../moderators/moderator-issues.tsx";
import { ToldTables } from "../moderators/told-parts.tsx";
import { HomePlots } from "../results/home-plots.tsx";

/** What the tables show, with the explanation of each. */
const EXPLAINED = [
  { about: "league", name: "league" },
  { about: "p-score", name: "pScore" },
  { about: "node-split", name: "split" },
  { about: "network-q", name: "qParts" },
  { about: "net-heat", name: "heat" },
  { about: "contribution", name: "contribution" },
  { about: "adjusted-funnel", name: "adjusted" },
] as const;

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
        <div aria-live="polite" aria-atomic="true">
          {network.sentences.map((sentence) => (
            <p key={sentence}>{unbroken(sentence)}</p>
          ))}
        </div>
        <ModeratorIssues issues={network.issues} />
      </section>
      {network.edges.length > 0 && <HomePlots evaluated={now} home="network" label={words.plots} />}
      {tables.length > 0 && (
        <section class="card panel" aria-labelledby="network-tables">
          <h3 id="network-tables">{words.tables}</h3>
          <p class="hint">
            {words.explained}{" "}
            {EXPLAINED.map(({ about, name }, at) => (
              <Fragment key={about}>
                {at > 0 && ", "}
                <Term about={about}>{words[name]}</Term>
              </Fragment>
            ))}
          </p>
          <ToldTables told={{ sentences: [], tables }} />
        </section>
      )}
    </>
  );
}
