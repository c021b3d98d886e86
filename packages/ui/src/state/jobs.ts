import { effect } from "@preact/signals";
import type { AnalysisDocument, Result } from "@treeline/engine";
import type { JobId, JobOutcome } from "@treeline/engine/jobs";
import { createJobPool, type JobPool, type JobRun, type TellJob } from "../worker/job-pool.ts";
import { speakingWorker } from "../worker/speaking-worker.ts";
import { createJobRunner } from "./job-runner.ts";
import { hasProject, project } from "./project.ts";

/**
 * A part tells several times a second how far it is, but one model of it can take minutes on a slow device, and whoever does not want
 * to wait stops it. A worker that says nothing for so long is gone.
 */
const SILENCE_MS = 600_000;

let pool: JobPool | null = null;

function workers(): JobPool {
  pool ??= createJobPool({
    spawn: () =>
      speakingWorker(new Worker(new URL("../worker/job.worker.ts", import.meta.url), { type: "module" })),
    size: navigator.hardwareConcurrency || 1,
    silenceMs: SILENCE_MS,
  });
  return pool;
}

const runner = createJobRunner(workers);
let watching = false;

/** Jobs of numbers that an edit has changed are dropped, whoever started them. */
function watchProject(): void {
  if (watching) return;
  watching = true;
  effect(() => {
    if (hasProject.value) runner.documentChanged(project.value);
  });
}

/**
 * Runs a job on all workers, or answers at once with what it came to before on the same numbers.
 * @param document the document of the project; the job is dropped when an edit changes its numbers
 * @param tell hears how many units are done, and of how many
 * @throws RequestDroppedError (by the promise) when it was cancelled or overtaken: nothing to show
 * @throws WorkerDiedError (by the promise) when workers died again and again
 */
export function runJob<I extends JobId>(
  id: I,
  document: AnalysisDocument,
  tell?: TellJob,
): JobRun<JobOutcome<I>> {
  const run = runner.run(id, document, tell);
  watchProject();
  return run;
}

/** What a job came to on the numbers of this document, where it has been run; null where it has not. */
export function knownOutcome<I extends JobId>(
  id: I,
  document: AnalysisDocument,
): Result<JobOutcome<I>> | null {
  return runner.known(id, document);
}
