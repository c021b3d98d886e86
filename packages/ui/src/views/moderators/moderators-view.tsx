import type { ModerationReport } from "@treeline/engine";
import type { JSX } from "preact";
import { Guard } from "../../controls/guard.tsx";
import { lazy } from "../../controls/lazy.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import { type Evaluated, evaluated, lagging, updating } from "../../state/evaluation.ts";
import { moderation } from "../../strings/moderation.ts";
import { moderators as words } from "../../strings/moderators.ts";
import { NoEffects } from "../results/no-effects.tsx";
import { Stale } from "../results/stale.tsx";
import { DependentNote } from "./dependent-note.tsx";
import { DesignMapView } from "./design-map-view.tsx";
import { ExpectedView } from "./expected-view.tsx";
import { FurtherView } from "./further-view.tsx";
import { GroupsView } from "./groups-view.tsx";
import { MeansView } from "./means-view.tsx";
import { ModeratorIssues } from "./moderator-issues.tsx";
import { PanelsView } from "./panels-view.tsx";
import { RegressionView } from "./regression-view.tsx";
import { SetupPanel } from "./setup-panel.tsx";
import { shownAnswer as shown } from "./shown-tab.ts";

const DoseResponseSection = lazy(async () => (await import("../dose/dose-section.tsx")).DoseResponseSection);

/** What the studies can tell apart comes before what they say. */
const TABS = (["map", "model", "panels", "groups", "means", "expected", "further"] as const).map((id) => ({
  id,
  label: moderation.tab[id],
}));

/** The workbench: choose what might explain differences, see what the studies can tell apart, then look at the model. */
export function ModeratorsView(): JSX.Element {
  const now = evaluated.value;
  const hasEffects = (now?.report.effects?.yi.length ?? 0) > 0;
  return (
    <div class={lagging.value ? "moderators updating" : "moderators"} aria-busy={updating.value}>
      <h2 class="view-title">{words.heading}</h2>
      {(now === null || now.report.moderation === undefined) && <p class="by">{words.lead}</p>}
      <Stale />
      {now !== null && hasEffects && <Workbench evaluated={now} />}
      {now !== null && !hasEffects && <NoEffects text={words.noEffects} link={words.goEffects} />}
      {now !== null && <DoseResponseSection />}
    </div>
  );
}

function Workbench({ evaluated: now }: { readonly evaluated: Evaluated }): JSX.Element {
  const { moderation: report } = now.report;
  return (
    <>
      <SetupPanel evaluated={now} />
      {report !== undefined && (
        <>
          <ModeratorIssues issues={report.issues} folded />
          <DependentNote evaluated={now} caution={report.caution} />
          <Answers evaluated={now} report={report} />
        </>
      )}
    </>
  );
}

interface AnswersProps {
  readonly evaluated: Evaluated;
  readonly report: ModerationReport;
}

function Answers({ evaluated: now, report }: AnswersProps): JSX.Element {
  return (
    <Tabs
      label={moderation.tabs}
      tabs={TABS}
      current={shown.value}
      onSelect={(id) => {
        shown.value = id;
      }}
    >
      <Guard key={shown.value} subject={now}>
        <Answer evaluated={now} report={report} />
      </Guard>
    </Tabs>
  );
}

function Answer({ evaluated: now, report }: AnswersProps): JSX.Element {
  switch (shown.value) {
    case "model":
      return <RegressionView evaluated={now} />;
    case "panels":
      return <PanelsView evaluated={now} panels={report.panels} />;
    case "groups":
      return <GroupsView evaluated={now} subgroups={report.subgroups} />;
    case "means":
      return <MeansView evaluated={now} report={report} />;
    case "expected":
      return <ExpectedView evaluated={now} report={report} />;
    case "further":
      return <FurtherView evaluated={now} report={report} />;
    default:
      return <DesignMapView map={report.designMap} />;
  }
}
