import type { SensitivityReport } from "@treeline/engine";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { clearing, lazyWindow } from "../../controls/lazy-window.tsx";
import { RunState } from "../../controls/run-state.tsx";
import { type Evaluated, evaluated } from "../../state/evaluation.ts";
import { explainedRow } from "../../state/navigation.ts";
import { examining } from "../../state/sensitivity.ts";
import { sensitivity as words } from "../../strings/sensitivity.ts";
import { ModeratorIssues } from "../moderators/moderator-issues.tsx";
import { NoEffects } from "../results/no-effects.tsx";
import { Stale } from "../results/stale.tsx";
import { Conclusion } from "./conclusion.tsx";
import { EntrySection } from "./entry-section.tsx";
import { Files } from "./files.tsx";
import { SetupPanel } from "./setup-panel.tsx";

const DerivationDialog = lazyWindow(
  async () => (await import("../ledger/derivation-dialog.tsx")).DerivationDialog,
  clearing(explainedRow),
);

/** How far the result hangs on single studies: the conclusion first, then each question with its plot and its table. */
export function SensitivityView(): JSX.Element {
  useEffect(examining.watch, []);
  const made = examining.latest.value;
  const hasEffects = (evaluated.value?.report.effects?.yi.length ?? 0) > 0;
  const body = useMemo(() => made !== null && <Page made={made} report={made.answer} />, [made]);
  const isOld = examining.stale.value || examining.busy.value;
  return (
    <div class={isOld ? "sensitivity updating" : "sensitivity"} aria-busy={examining.busy.value}>
      <h2 class="view-title">{words.heading}</h2>
      <p class="by">{words.lead}</p>
      <Stale />
      <RunState run={examining} words={words.state} />
      {evaluated.value !== null && !hasEffects ? (
        <NoEffects text={words.noEffects} link={words.goEffects} />
      ) : (
        body
      )}
      {made !== null && explainedRow.value !== null && (
        <DerivationDialog rowId={explainedRow.value} evaluated={made} />
      )}
    </div>
  );
}

interface PageProps {
  readonly made: Evaluated;
  /** null where there is no model. */
  readonly report: SensitivityReport | null;
}

function Page({ made, report }: PageProps): JSX.Element {
  if (report === null) return <p class="hint">{words.noModel}</p>;
  return (
    <Guard subject={report}>
      <Conclusion report={report} />
      <ModeratorIssues issues={report.issues} folded />
      <SetupPanel made={made} />
      {report.entries.map((entry) => (
        <EntrySection key={entry.id} made={made} report={report} entry={entry} />
      ))}
      <Files made={made} report={report} />
    </Guard>
  );
}
