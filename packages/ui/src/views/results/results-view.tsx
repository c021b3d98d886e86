import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import { setFunnel } from "../../state/edits.ts";
import {
  type Evaluated,
  evaluated,
  progress,
  stale,
  stopEvaluating,
  updating,
} from "../../state/evaluation.ts";
import { readOnly } from "../../state/project.ts";
import { t } from "../../strings/en.ts";
import { EstimatorsTable } from "./estimators-table.tsx";
import { Messages } from "./messages.tsx";
import { PlotPanel } from "./plot-panel.tsx";
import { Stale } from "./stale.tsx";
import { StudyTable } from "./study-table.tsx";
import { Summary } from "./summary.tsx";

const tab: Signal<string> = signal("forest");

/** The conclusion first, then its numbers, what needs a look, and the plots. */
export function ResultsView(): JSX.Element {
  const now = evaluated.value;
  // The state of calculating changes twice per edit; what is below is drawn once, with its answer.
  const body = useMemo(() => now !== null && <Body evaluated={now} />, [now]);
  return (
    <div class={updating.value || stale.value ? "results updating" : "results"} aria-busy={updating.value}>
      <h2 class="visually-hidden">{t.results.heading}</h2>
      <Updating />
      <Stale />
      {body}
    </div>
  );
}

function Body({ evaluated: now }: { readonly evaluated: Evaluated }): JSX.Element {
  return (
    <>
      <div aria-live="polite">
        <Summary evaluated={now} />
      </div>
      <Messages evaluated={now} />
      {now.report.effects !== null && <Views evaluated={now} />}
    </>
  );
}

/** Shown only by calculations that take long enough to be noticed. */
function Updating(): JSX.Element | null {
  if (!updating.value) return null;
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
  const tabs = [
    { id: "forest", label: t.results.forest },
    { id: "funnel", label: t.results.funnel },
    { id: "estimators", label: t.results.estimators },
    { id: "table", label: t.results.table },
  ];
  return (
    <Tabs
      label={t.results.tabs}
      tabs={tabs}
      current={tab.value}
      aside={tab.value === "funnel" ? <FunnelChoices evaluated={now} /> : undefined}
      onSelect={(id) => {
        tab.value = id;
      }}
    >
      <Guard key={tab.value} subject={now}>
        <View evaluated={now} />
      </Guard>
    </Tabs>
  );
}

function View({ evaluated: now }: { readonly evaluated: Evaluated }): JSX.Element {
  switch (tab.value) {
    case "estimators":
      return <EstimatorsTable evaluated={now} />;
    case "table":
      return <StudyTable evaluated={now} />;
    case "funnel":
      return <PlotPanel key="funnel" evaluated={now} plot="funnel" />;
    default:
      return <PlotPanel key="forest" evaluated={now} plot="forest" />;
  }
}

function FunnelChoices({ evaluated: now }: { readonly evaluated: Evaluated }): JSX.Element {
  const { style, labels } = now.document.plots.funnel;
  return (
    <div class="card-choices">
      <label>
        <span>{t.plots.funnelStyle}</span>
        <select
          value={style}
          disabled={readOnly.value}
          onChange={(event) =>
            setFunnel({ style: event.currentTarget.value === "contour" ? "contour" : "plain" })
          }
        >
          <option value="plain">{t.plots.plain}</option>
          <option value="contour">{t.plots.contour}</option>
        </select>
      </label>
      <label>
        <span>{t.plots.labels}</span>
        <select
          value={labels}
          disabled={readOnly.value}
          onChange={(event) => setFunnel({ labels: labelChoice(event.currentTarget.value) })}
        >
          <option value="none">{t.plots.labelsNone}</option>
          <option value="outside">{t.plots.labelsOutside}</option>
          <option value="all">{t.plots.labelsAll}</option>
        </select>
      </label>
    </div>
  );
}

function labelChoice(value: string): "none" | "outside" | "all" {
  return value === "outside" || value === "all" ? value : "none";
}
