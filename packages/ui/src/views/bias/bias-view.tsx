import type { BiasAudit } from "@treeline/engine";
import { BIAS_FAMILIES } from "@treeline/engine/bias";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { clearing, lazyWindow } from "../../controls/lazy-window.tsx";
import { RunState } from "../../controls/run-state.tsx";
import { auditing } from "../../state/audit.ts";
import { shownAudit } from "../../state/audit-outcomes.ts";
import { type Evaluated, evaluated } from "../../state/evaluation.ts";
import { explainedRow } from "../../state/navigation.ts";
import { bias as words } from "../../strings/bias.ts";
import { ModeratorIssues } from "../moderators/moderator-issues.tsx";
import { NoEffects } from "../results/no-effects.tsx";
import { Stale } from "../results/stale.tsx";
import { Assessed } from "./assessed.tsx";
import { Estimates } from "./estimates.tsx";
import { FamilySection } from "./family-section.tsx";
import { Files } from "./files.tsx";
import { Funnels } from "./funnels.tsx";
import { PARTS, PartLinks } from "./part-links.tsx";
import { SetupPanel } from "./setup-panel.tsx";
import { VerdictTable } from "./verdict-table.tsx";

const DerivationDialog = lazyWindow(
  async () => (await import("../ledger/derivation-dialog.tsx")).DerivationDialog,
  clearing(explainedRow),
);

/** The audit for publication bias, one page from what could be tested to the files. */
export function BiasView(): JSX.Element {
  useEffect(auditing.watch, []);
  const shown = shownAudit.value;
  const hasEffects = (evaluated.value?.report.effects?.yi.length ?? 0) > 0;
  const body = useMemo(() => shown?.answer != null && <Page made={shown} audit={shown.answer} />, [shown]);
  const isOld = auditing.stale.value || auditing.busy.value;
  return (
    <div class={isOld ? "bias updating" : "bias"} aria-busy={auditing.busy.value}>
      <h2 class="view-title">{words.heading}</h2>
      <p class="by">{words.lead}</p>
      <Stale />
      <RunState run={auditing} words={words.state} />
      {evaluated.value !== null && !hasEffects ? (
        <NoEffects text={words.noEffects} link={words.goEffects} />
      ) : (
        body
      )}
      {shown !== null && explainedRow.value !== null && (
        <DerivationDialog rowId={explainedRow.value} evaluated={shown} />
      )}
    </div>
  );
}

interface PageProps {
  readonly made: Evaluated;
  readonly audit: BiasAudit;
}

function Page({ made, audit }: PageProps): JSX.Element {
  return (
    <Guard subject={audit}>
      <PartLinks />
      <Assessed audit={audit} />
      <ModeratorIssues issues={audit.issues} folded />
      <VerdictTable audit={audit} />
      <SetupPanel made={made} audit={audit} />
      <Funnels made={made} audit={audit} />
      <Estimates made={made} audit={audit} />
      <section id={PARTS.methods} aria-label={words.parts.methods} tabIndex={-1}>
        {BIAS_FAMILIES.map((family) => (
          <FamilySection key={family.family} {...family} made={made} audit={audit} />
        ))}
      </section>
      <Files made={made} audit={audit} />
    </Guard>
  );
}
