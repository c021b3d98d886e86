import type { SensitivityReport } from "@treeline/engine";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { lazy } from "../../controls/lazy.tsx";
import { evaluated } from "../../state/evaluation.ts";
import { explainedRow } from "../../state/navigation.ts";
import {
  type Examined,
  examined,
  examining,
  sensitivityStale,
  watchSensitivity,
} from "../../state/sensitivity.ts";
import { sensitivity as words } from "../../strings/sensitivity.ts";
import { ModeratorIssues } from "../moderators/moderator-issues.tsx";
import { NoEffects } from "../results/no-effects.tsx";
import { Stale } from "../results/stale.tsx";
import { Conclusion } from "./conclusion.tsx";
import { EntrySection } from "./entry-section.tsx";
import { Files } from "./files.tsx";
import { RunState } from "./run-state.tsx";
import { SetupPanel } from "./setup-panel.tsx";

const DerivationDialog = lazy(async () => (await import("../ledger/derivation-dialog.tsx")).DerivationDialog);

/** How far the result hangs on single studies: the conclusion first, then each question with its plot and its table. */
export function SensitivityView(): JSX.Element {
  useEffect(watchSensitivity, []);
  const made = examined.value;
  const hasEffects = (evaluated.value?.report.effects?.yi.length ?? 0) > 0;
  const body = useMemo(() => made !== null && <Page made={made} />, [made]);
  const isOld = sensitivityStale.value || examining.value;
  return (
    <div class={isOld ? "sensitivity updating" : "sensitivity"} aria-busy={examining.value}>
      <h2 class="view-title">{words.heading}</h2>
      <p class="by">{words.lead}</p>
      <Stale />
      <RunState />
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

function Page({ made }: { readonly made: Examined }): JSX.Element {
  if (made.sensitivity === null) return <p class="hint">{words.noModel}</p>;
  return <Report made={made} report={made.sensitivity} />;
}

interface ReportProps {
  readonly made: Examined;
  readonly report: SensitivityReport;
}

function Report({ made, report }: ReportProps): JSX.Element {
  return (
    <Guard subject={report}>
      <Conclusion made={made} report={report} />
      <ModeratorIssues issues={report.issues} folded />
      <SetupPanel made={made} />
      {report.entries.map((entry) => (
        <EntrySection key={entry.id} made={made} report={report} entry={entry} />
      ))}
      <Files made={made} report={report} />
    </Guard>
  );
}
