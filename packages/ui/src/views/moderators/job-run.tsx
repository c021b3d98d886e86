import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { evaluated } from "../../state/evaluation.ts";
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
  const { state, calls, start, stop } = job;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (calls > 0) element.current?.scrollIntoView({ block: "center" });
  }, [calls]);
  // What the page already says of the same studies needs no second time.
  const said = new Set(evaluated.value?.report.moderation?.issues.map(({ message }) => message));
  const isRunning = state.kind === "running";
  return (
    <>
      <div ref={element} class={state.kind === "done" ? "job is-done" : "job"}>
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
      {(state.kind === "refused" || state.kind === "done") && (
        <ModeratorIssues issues={state.issues.filter(({ message }) => !said.has(message))} />
      )}
      {state.kind === "done" && children(state.value)}
    </>
  );
}
