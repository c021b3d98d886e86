import type { JSX } from "preact";
import { lazy } from "../../controls/lazy.tsx";
import { evaluated, lagging } from "../../state/evaluation.ts";
import { t } from "../../strings/t.ts";
import { Messages } from "../results/messages.tsx";
import { Stale } from "../results/stale.tsx";
import { StudyTable } from "../results/study-table.tsx";
import { AggregateFields } from "./aggregate-fields.tsx";
import { ArtefactFields } from "./artefact-fields.tsx";
import { ColumnFields } from "./column-fields.tsx";
import { FurtherReports } from "./further-reports.tsx";
import { GuardFields } from "./guard-fields.tsx";
import { ImputationFields } from "./imputation-fields.tsx";
import { MeasureFields } from "./measure-fields.tsx";
import { WordFields } from "./word-fields.tsx";

const RiskOfBiasSection = lazy(
  async () => (await import("../risk-of-bias/risk-of-bias-section.tsx")).RiskOfBiasSection,
);

/** From columns to effects: what was measured, where it stands, what it means, and what came out. */
export function EffectsView(): JSX.Element {
  const now = evaluated.value;
  return (
    <div class={lagging.value ? "effects updating" : "effects"}>
      <h2 class="view-title">{t.effects.heading}</h2>
      <p class="by">{t.effects.lead}</p>
      <div class="panels">
        <div class="panel-stack">
          <MeasureFields />
          <WordFields />
          <GuardFields />
        </div>
        <div class="panel-stack">
          <ColumnFields />
          <FurtherReports />
          <ImputationFields />
          <ArtefactFields />
          <AggregateFields />
        </div>
      </div>
      <Stale />
      {now !== null && <Messages evaluated={now} />}
      {now !== null && now.report.effects !== null && now.report.effects.yi.length > 0 ? (
        <div class="card">
          <StudyTable evaluated={now} weights={false} />
        </div>
      ) : (
        <p class="hint">{t.effects.noEffects}</p>
      )}
      <RiskOfBiasSection />
    </div>
  );
}
