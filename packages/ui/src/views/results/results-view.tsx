import { needsAudit, type PlotHome } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { lazy } from "../../controls/lazy.tsx";
import { clearing, lazyWindow } from "../../controls/lazy-window.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import {
  type Evaluated,
  evaluated,
  lagging,
  progress,
  stopEvaluating,
  updating,
} from "../../state/evaluation.ts";
import { explainedRow } from "../../state/navigation.ts";
import { t } from "../../strings/t.ts";
import { type Drawing, drawing } from "./load-drawing.ts";
import { Messages } from "./messages.tsx";
import { plotInput } from "./plot-input.ts";
import { PlotChoices } from "./plot-options.tsx";
import { PlotPanel } from "./plot-panel.tsx";
import { RESULT_TABLES } from "./result-tables.ts";
import { shownPlot, shownTab } from "./shown-tab.ts";
import { Stale } from "./stale.tsx";
import { Summary } from "./summary.tsx";

const EstimatorsTable = lazy(async () => (await import("./estimators-table.tsx")).EstimatorsTable);
const StudyTable = lazy(async () => (await import("./study-table.tsx")).StudyTable);
const DependenceView = lazy(async () => (await import("../dependence/dependence-view.tsx")).DependenceView);
const LedgerView = lazy(async () => (await import("../ledger/ledger-view.tsx")).LedgerView);
const ReconcileView = lazy(async () => (await import("../reconcile/reconcile-view.tsx")).ReconcileView);
const DerivationDialog = lazyWindow(
  async () => (await import("../ledger/derivation-dialog.tsx")).DerivationDialog,
  clearing(explainedRow),
);

const AuditedPlot = lazy(async () => (await import("./audited-plot.tsx")).AuditedPlot);
const FewStudiesPanel = lazy(async () => (await import("./few-studies.tsx")).FewStudiesPanel);

/** The conclusion first, then its numbers, what needs a look, and the plots. */
export function ResultsView(): JSX.Element {
  const now = evaluated.value;
  // The state of calculating changes twice per edit; what is below is drawn once, with its answer.
  const body = useMemo(() => now !== null && <Body evaluated={now} />, [now]);
  return (
    <div class={lagging.value ? "results updating" : "results"} aria-busy={updating.value}>
      <h2 class="visually-hidden">{t.results.heading}</h2>
      <Updating />
      <Stale />
      {body}
      {now !== null && explainedRow.value !== null && (
        <DerivationDialog rowId={explainedRow.value} evaluated={now} />
      )}
    </div>
  );
}

function Body({ evaluated: now }: { readonly evaluated: Evaluated }): JSX.Element {
  return (
    <>
      <Summary evaluated={now} />
      <Messages evaluated={now} />
      {now.report.fewStudies !== undefined && <FewStudiesPanel evaluated={now} few={now.report.fewStudies} />}
      {now.report.effects !== null && <Views evaluated={now} />}
    </>
  );
}

/** Shown only by calculations that take long enough to be noticed. */
function Updating(): JSX.Element | null {
  if (!updating.value || !lagging.value) return null;
  const step = progress.value;
  const text =
    step === null
      ? t.results.updating
      : t.results.stage(t.results.stages[step.stage] ?? step.stage, step.done + 1, step.total);
  return (
    <div class="updating-bar">
      <span>{text}</span>
      <button type="button" class="link-button" onClick={stopEvaluating}>
        {t.results.cancel}
      </button>
    </div>
  );
}

function Views({ evaluated: now }: { readonly evaluated: Evaluated }): JSX.Element {
  const plot = shownPlot.value;
  const drawn = drawing.value;
  const tabs = useMemo(
    () => [
      ...plotCards.records.filter(({ id, home }) => belongsHere(id, home, now, drawn)),
      ...RESULT_TABLES,
    ],
    [now, drawn, plot],
  );
  return (
    <Tabs
      label={t.results.tabs}
      tabs={tabs}
      current={shownTab.value}
      aside={plot === null ? undefined : <PlotChoices plot={plot} />}
      onSelect={(id) => {
        shownTab.value = id;
      }}
    >
      <Guard key={shownTab.value} subject={now}>
        {plot === null ? (
          <TableView evaluated={now} />
        ) : needsAudit(plot, now.document) ? (
          <AuditedPlot key={plot.id} evaluated={now} plot={plot} />
        ) : (
          <PlotPanel key={plot.id} evaluated={now} plot={plot} />
        )}
      </Guard>
    </Tabs>
  );
}

/** The plots of other pages stand here where they have something to draw, or were asked for by name. */
function belongsHere(id: string, home: PlotHome, now: Evaluated, drawn: Drawing | null): boolean {
  if (home === "results" || shownTab.value === id) return true;
  return (
    home !== "bias" &&
    home !== "dependence" &&
    home !== "sensitivity" &&
    home !== "report" &&
    drawn !== null &&
    drawn.plots.get(id).applies(plotInput(now, 0)) === null
  );
}

function TableView({ evaluated: now }: { readonly evaluated: Evaluated }): JSX.Element {
  switch (shownTab.value) {
    case "estimators":
      return <EstimatorsTable evaluated={now} />;
    case "dependence":
      return <DependenceView evaluated={now} />;
    case "ledger":
      return <LedgerView evaluated={now} />;
    case "reconcile":
      return <ReconcileView evaluated={now} />;
    default:
      return <StudyTable evaluated={now} />;
  }
}
