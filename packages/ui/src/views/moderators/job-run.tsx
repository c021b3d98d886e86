import type { JSX } from "preact";
import { moderation } from "../../strings/moderation.ts";
import { ModeratorIssues } from "./moderator-issues.tsx";
import type { JobHandle } from "./use-job.ts";

const words = moderation.job;

interface JobRunProps<T> {
  readonly job: JobHandle<T>;
  readonly label: string;
  /** What its units are, in the plural. */
  readonly units: string;
  readonly disabled?: boolean;
  /** Shown once it is done. */
  readonly children: (value: T) => JSX.Element;
}

/** The button of a long analysis, how far it is, a way to stop it, and what it came to. */
export function JobRun<T>({ job, label, units, disabled = false, children }: JobRunProps<T>): JSX.Element {
  const { state, start, stop } = job;
  const isRunning = state.kind === "running";
  return (
    <>
      <div class="job">
        {state.kind !== "done" && (
          <button type="button" class="button" disabled={disabled || isRunning} onClick={start}>
            {label}
          </button>
        )}
        {isRunning && (
          <>
            <progress value={state.done} max={state.total} aria-label={words.running} />
            <span class="hint">{words.progress(state.done, state.total, units)}</span>
            <button type="button" class="link-button" onClick={stop}>
              {words.cancel}
            </button>
          </>
        )}
        <p class="hint" role="status">
          {state.kind === "stopped" && words.stopped}
          {state.kind === "failed" && words.failed}
        </p>
      </div>
      {(state.kind === "refused" || state.kind === "done") && <ModeratorIssues issues={state.issues} />}
      {state.kind === "done" && children(state.value)}
    </>
  );
}
