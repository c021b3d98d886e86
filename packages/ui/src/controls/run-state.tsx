import type { JSX } from "preact";
import { updating } from "../state/evaluation.ts";
import type { Following } from "../state/follow.ts";

interface Step {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

interface RunStateWords {
  readonly progress: string;
  readonly starting: string;
  running(label: string, done: number, total: number): string;
  readonly stop: string;
  readonly stopped: string;
  failed(fault: string): string;
  readonly again: string;
}

interface RunStateProps {
  readonly run: Pick<Following<unknown, Step>, "progress" | "busy" | "fault" | "stop" | "again">;
  readonly words: RunStateWords;
}

/** How far an analysis is and a way to stop it; what kept it from its end, and a way to try again. */
export function RunState({ run, words }: RunStateProps): JSX.Element {
  const busy = run.busy.value;
  return (
    <div class="run-state">
      {busy && <Running run={run} words={words} />}
      <div role="status">{!busy && !updating.value && <Fault run={run} words={words} />}</div>
    </div>
  );
}

/** Seen only where it takes long enough to be noticed. */
function Running({ run, words }: RunStateProps): JSX.Element {
  const step = run.progress.value;
  return (
    <div class="run-running">
      <progress value={step?.done ?? 0} max={step?.total ?? 1} aria-label={words.progress} />
      <span class="hint">
        {step === null ? words.starting : words.running(step.label, step.done + 1, step.total)}
      </span>
      <button type="button" class="link-button" onClick={run.stop}>
        {words.stop}
      </button>
    </div>
  );
}

function Fault({ run, words }: RunStateProps): JSX.Element | null {
  const fault = run.fault.value;
  if (fault === null) return null;
  return (
    <p class={fault === "" ? "note" : "note error"}>
      {fault === "" ? words.stopped : words.failed(fault)}{" "}
      <button type="button" class="link-button" onClick={run.again}>
        {words.again}
      </button>
    </p>
  );
}
