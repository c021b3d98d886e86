import type { JSX } from "preact";
import { updating } from "../../state/evaluation.ts";
import {
  examining,
  sensitivityAgain,
  sensitivityFault,
  sensitivityProgress,
  stopSensitivity,
} from "../../state/sensitivity.ts";
import { sensitivity } from "../../strings/sensitivity.ts";

const words = sensitivity.state;

/** How far the analyses are and a way to stop them; what kept them from their end, and a way to try again. */
export function RunState(): JSX.Element {
  return (
    <div class="audit-state">
      {examining.value && <Running />}
      <div role="status">{!examining.value && !updating.value && <Fault />}</div>
    </div>
  );
}

function Running(): JSX.Element {
  const step = sensitivityProgress.value;
  return (
    <div class="audit-running">
      <progress value={step?.done ?? 0} max={step?.total ?? 1} aria-label={words.progress} />
      <span class="hint">
        {step === null ? words.starting : words.running(step.label, step.done + 1, step.total)}
      </span>
      <button type="button" class="link-button" onClick={stopSensitivity}>
        {words.stop}
      </button>
    </div>
  );
}

function Fault(): JSX.Element | null {
  const fault = sensitivityFault.value;
  if (fault === null) return null;
  return (
    <p class={fault === "" ? "note" : "note error"}>
      {fault === "" ? words.stopped : words.failed(fault)}{" "}
      <button type="button" class="link-button" onClick={sensitivityAgain}>
        {words.again}
      </button>
    </p>
  );
}
