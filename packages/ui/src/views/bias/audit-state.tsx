import type { JSX } from "preact";
import { auditAgain, auditFault, auditing, auditProgress, stopAudit } from "../../state/audit.ts";
import { updating } from "../../state/evaluation.ts";
import { bias as words } from "../../strings/bias.ts";

/** How far the audit is and a way to stop it; what kept it from its end, and a way to try again. */
export function AuditState(): JSX.Element {
  return (
    <div class="audit-state">
      {auditing.value && <Running />}
      <div role="status">{!auditing.value && !updating.value && <Fault />}</div>
    </div>
  );
}

/** Seen only where it takes long enough to be noticed. */
function Running(): JSX.Element {
  const step = auditProgress.value;
  return (
    <div class="audit-running">
      <progress value={step?.done ?? 0} max={step?.total ?? 1} aria-label={words.state.progress} />
      <span class="hint">
        {step === null ? words.state.starting : words.state.running(step.label, step.done + 1, step.total)}
      </span>
      <button type="button" class="link-button" onClick={stopAudit}>
        {words.state.stop}
      </button>
    </div>
  );
}

function Fault(): JSX.Element | null {
  const fault = auditFault.value;
  if (fault === null) return null;
  return (
    <p class={fault === "" ? "note" : "note error"}>
      {fault === "" ? words.state.stopped : words.state.failed(fault)}{" "}
      <button type="button" class="link-button" onClick={auditAgain}>
        {words.state.again}
      </button>
    </p>
  );
}
