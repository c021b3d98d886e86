import type { AnalysisDocument, Issue } from "@treeline/engine";
import type { JobId, JobOutcome } from "@treeline/engine/jobs";
import { useEffect, useRef, useState } from "preact/hooks";
import { stale } from "../../state/evaluation.ts";
import { isSameJob } from "../../state/job-input.ts";
import { jobToStart } from "../../state/job-to-start.ts";
import { knownOutcome, runJob } from "../../state/jobs.ts";
import { project } from "../../state/project.ts";
import { RequestDroppedError } from "../../worker/client.ts";

/** Where a job stands. */
type JobState<T> =
  | { readonly kind: "idle" | "stopped" | "failed" }
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly kind: "refused"; readonly issues: readonly Issue[] };

export interface JobHandle<T> {
  readonly state: JobState<T>;
  /** How often it was asked for from elsewhere, so that it comes into sight. */
  readonly calls: number;
  start(): void;
  stop(): void;
}

/** A job of the document on the screen: what it came to before, or a run that shows how far it is and can be stopped. */
export function useJob<I extends JobId>(id: I, document: AnalysisDocument): JobHandle<JobOutcome<I>> {
  const [state, setState] = useState<JobState<JobOutcome<I>>>({ kind: "idle" });
  const [calls, setCalls] = useState(0);
  const cancel = useRef<(() => void) | null>(null);
  const wanted = useRef(0);
  /** Asked for when the screen was behind the document: a job of the older one would be dropped at once. */
  const waits = useRef(false);
  useEffect(() => {
    const known = knownOutcome(id, document);
    setState(known === null ? { kind: "idle" } : settled(known));
    if (waits.current && known === null) start();
    else waits.current = false;
    return () => {
      wanted.current += 1;
    };
  }, [id, document]);
  const start = (): void => {
    waits.current = !isSameJob(id, document, project.value);
    if (waits.current) {
      setState({ kind: "running", done: 0, total: 1 });
      return;
    }
    wanted.current += 1;
    const own = wanted.current;
    const say = (next: JobState<JobOutcome<I>>): void => {
      if (wanted.current === own) setState(next);
    };
    say({ kind: "running", done: 0, total: 1 });
    const run = runJob(id, document, (done, total) => say({ kind: "running", done, total }));
    cancel.current = () => run.cancel();
    run.result.then(
      (result) => say(settled(result)),
      (error: unknown) => say({ kind: error instanceof RequestDroppedError ? "stopped" : "failed" }),
    );
  };
  const isStale = stale.value;
  useEffect(() => {
    if (!isStale || !waits.current) return;
    waits.current = false;
    setState({ kind: "failed" });
  }, [isStale]);
  const stop = (): void => {
    if (waits.current) setState({ kind: "stopped" });
    else cancel.current?.();
    waits.current = false;
  };
  const isAsked = jobToStart.value === id;
  useEffect(() => {
    if (!isAsked) return;
    jobToStart.value = null;
    setCalls((before) => before + 1);
    if (state.kind !== "running" && state.kind !== "done") start();
  }, [isAsked]);
  return { state, calls, start, stop };
}

function settled<T>(
  result: { readonly issues: readonly Issue[] } & (
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false }
  ),
): JobState<T> {
  return result.ok
    ? { kind: "done", value: result.value, issues: result.issues }
    : { kind: "refused", issues: result.issues };
}
