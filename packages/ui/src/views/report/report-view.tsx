import { checklistOf, type ReportSource, writeReport } from "@treeline/engine/report";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { lazy } from "../../controls/lazy.tsx";
import { auditing } from "../../state/audit.ts";
import { updating } from "../../state/evaluation.ts";
import { reportedSensitivity } from "../../state/reporting.ts";
import { examining } from "../../state/sensitivity.ts";
import { inTongueOf, tongueOf } from "../../state/tongues.ts";
import { certainty } from "../../strings/certainty.ts";
import { flow } from "../../strings/flow.ts";
import { reportWords as words } from "../../strings/report.ts";
import { Stale } from "../results/stale.tsx";
import { Files } from "./files.tsx";
import { currentSource, inputOf, retoldSource } from "./report-source.ts";
import { Section } from "./section.tsx";
import { SensitivityChoices } from "./sensitivity-choices.tsx";
import { SectionChoices, ToldFields } from "./setup.tsx";

const FlowSection = lazy(async () => (await import("../flow/flow-section.tsx")).FlowSection);
const CertaintySection = lazy(
  async () => (await import("../certainty/certainty-section.tsx")).CertaintySection,
);

/** Step 5: what was done and what came out, on the page as in the files. */
export function ReportView(): JSX.Element {
  useEffect(auditing.watch, []);
  const wantsSensitivity = reportedSensitivity.value.length > 0;
  useEffect(() => (wantsSensitivity ? examining.watch() : undefined), [wantsSensitivity]);
  const source = currentSource();
  const isOld = updating.value || auditing.busy.value || (wantsSensitivity && examining.busy.value);
  return (
    <div class={isOld ? "report updating" : "report"} aria-busy={isOld}>
      <h2 class="view-title">{words.heading}</h2>
      <p class="by">{words.lead}</p>
      <Stale />
      {source === null ? <p role="status">{words.waiting}</p> : <Body source={source} isOld={isOld} />}
    </div>
  );
}

interface BodyProps {
  readonly source: ReportSource;
  readonly isOld: boolean;
}

function Body({ source, isOld }: BodyProps): JSX.Element {
  const inputs = [source.document, source.report, source.audit, source.sensitivity?.entries];
  const tongue = tongueOf("report");
  const shown = useMemo(
    () =>
      inTongueOf("report", () => {
        const told = retoldSource(source);
        return { source: told, input: inputOf(source), written: writeReport(told) };
      }),
    [...inputs, tongue],
  );
  const { written, input } = shown;
  const items = useMemo(() => checklistOf(source), inputs);
  return (
    <Guard subject={source.report}>
      <div class="card panel report-setup">
        <SectionChoices />
        <SensitivityChoices />
        <ToldFields items={items} />
      </div>
      <details class="card panel appraisal">
        <summary>
          <h3>{flow.heading}</h3>
        </summary>
        <FlowSection />
      </details>
      <details class="card panel appraisal">
        <summary>
          <h3>{certainty.heading}</h3>
        </summary>
        <CertaintySection />
      </details>
      <Files shown={shown} isOld={isOld} />
      {source.audit === null && source.report.fit !== null && <p class="hint">{words.auditing}</p>}
      {reportedSensitivity.value.length > 0 && examining.busy.value && <p class="hint">{words.examining}</p>}
      <article class="report-paper" aria-label={written.title} lang={tongue?.language}>
        <h3 class="report-title">{written.title}</h3>
        {written.sections.map((section) => (
          <Section key={section.id} section={section} input={input} />
        ))}
        <p class="hint">{written.made}</p>
      </article>
    </Guard>
  );
}
