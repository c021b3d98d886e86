import type { AnalysisDocument, Result } from "@treeline/engine";
import type { JobId, JobOutcome } from "@treeline/engine/jobs";
import { RequestDroppedError } from "../worker/client.ts";
import type { JobPool, JobRun, TellJob } from "../worker/job-pool.ts";
import { jobInput, jobKey } from "./job-input.ts";

/** How many outcomes are remembered: all jobs of the last few choices. */
const REMEMBERED = 16;

/** Runs jobs on a pool, remembers what they came to, and drops those whose document has changed. */
export interface JobRunner {
  run<I extends JobId>(id: I, document: AnalysisDocument, tell?: TellJob): JobRun<JobOutcome<I>>;
  /** What a job came to for a document with these numbers, where it has been run. */
  known<I extends JobId>(id: I, document: AnalysisDocument): Result<JobOutcome<I>> | null;
  /** Told after every edit: drops the jobs under way whose numbers are no longer the document's. */
  documentChanged(document: AnalysisDocument): void;
}

interface Running {
  readonly id: JobId;
  readonly key: string;
  readonly drop: () => void;
}

export function createJobRunner(pool: () => JobPool): JobRunner {
  const outcomes = new Map<string, Result<unknown>>();
  const running = new Set<Running>();

  /** By the id, which the key holds as well. */
  function remembered<I extends JobId>(_id: I, key: string): Result<JobOutcome<I>> | null {
    const outcome = outcomes.get(key);
    if (outcome === undefined) return null;
    outcomes.delete(key);
    outcomes.set(key, outcome);
    return outcome as Result<JobOutcome<I>>;
  }

  function remember(key: string, outcome: Result<unknown>): void {
    outcomes.set(key, outcome);
    const [oldest] = outcomes.keys();
    if (outcomes.size > REMEMBERED && oldest !== undefined) outcomes.delete(oldest);
  }

  return {
    run(id, document, tell = () => undefined) {
      const input = jobInput(document);
      const key = jobKey(id, input);
      const known = remembered(id, key);
      if (known !== null) return { result: Promise.resolve(known), cancel: () => undefined };
      const run = pool().run(id, input, tell);
      const own: Running = { id, key, drop: run.cancel };
      running.add(own);
      const result = run.result
        .then((outcome) => {
          remember(key, outcome);
          return remembered(id, key) ?? dropped();
        })
        .finally(() => running.delete(own));
      return { result, cancel: run.cancel };
    },
    known: (id, document) => remembered(id, jobKey(id, jobInput(document))),
    documentChanged(document) {
      if (running.size === 0) return;
      const input = jobInput(document);
      for (const { id, key, drop } of [...running]) if (jobKey(id, input) !== key) drop();
    },
  };
}

function dropped(): never {
  throw new RequestDroppedError("forgotten");
}
