import type { JSX } from "preact";
import { evaluated, lagging, updating } from "../../state/evaluation.ts";
import { startNetwork } from "../../state/network.ts";
import { project, readOnly } from "../../state/project.ts";
import { network as words } from "../../strings/network.ts";
import { NoEffects } from "../results/no-effects.tsx";
import { Stale } from "../results/stale.tsx";
import { NetworkAnswer } from "./network-answer.tsx";
import { SetupPanel } from "./setup-panel.tsx";

/** Studies of several treatments as a network: which columns, which model, and what it says. */
export function NetworkView(): JSX.Element {
  const now = evaluated.value;
  const spec = project.value.network;
  const hasEffects = (now?.report.effects?.yi.length ?? 0) > 0;
  return (
    <div class={lagging.value ? "network updating" : "network"} aria-busy={updating.value}>
      <h2 class="view-title">{words.heading}</h2>
      <p class="by">{words.lead}</p>
      <Stale />
      {spec === undefined ? (
        <button type="button" class="button" disabled={readOnly.value} onClick={startNetwork}>
          {words.start}
        </button>
      ) : (
        <>
          <SetupPanel spec={spec} report={now?.report.network} />
          {now !== null && !hasEffects && <NoEffects text={words.noEffects} link={words.goEffects} />}
          {now !== null && hasEffects && <NetworkAnswer evaluated={now} />}
        </>
      )}
    </div>
  );
}
