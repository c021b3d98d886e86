import type { AnalysisDocument, Result } from "@treeline/engine";
import type { JobId, Shard } from "@treeline/engine/jobs";
import { proxy } from "comlink";
import { RequestDroppedError, WorkerDiedError, type WorkerLike } from "./client.ts";
import type { JobOutline } from "./job-protocol.ts";
import { createPooledWorker, type PooledWorker } from "./pooled-worker.ts";

export interface PoolOptions {
  spawn(): WorkerLike;
  /** How many workers share a job, at least 1. */
  readonly size: number;
  /** Silence after which a worker at work counts as dead, in milliseconds. */
  readonly silenceMs: number;
}

/** A job under way. */
export interface JobRun<Outcome> {
  /**
   * @throws RequestDroppedError when it was cancelled
   * @throws WorkerDiedError when workers died again and again
   */
  readonly result: Promise<Result<Outcome>>;
  /** Stops it at once; does nothing to a job that has ended. */
  cancel(): void;
}

/** Hears how much of a job is done. */
export type TellJob = (done: number, total: number) => void;

export interface JobPool {
  /** Jobs run one after the other, each on all workers. */
  run(id: JobId, document: AnalysisDocument, tell: TellJob): JobRun<unknown>;
  dispose(): void;
}

/** How often a part is given to another worker after one died over it. */
const RETRIES = 1;

interface Part extends Shard {
  readonly place: number;
  deaths: number;
  /** Units of it that are done. */
  done: number;
}

/** Workers that share the parts of jobs; they start with the first job and stay for the next. */
export function createJobPool({ spawn, size, silenceMs }: PoolOptions): JobPool {
  const workers: (PooledWorker | undefined)[] = Array.from({ length: Math.max(1, size) });
  /** Never rejected: the end of the job before. */
  let last: Promise<void> = Promise.resolve();
  const running = new Set<(error: Error) => void>();

  function workerAt(place: number): PooledWorker {
    workers[place] ??= createPooledWorker(spawn, silenceMs);
    return workers[place];
  }

  function endAll(error: Error): void {
    workers.forEach((worker, place) => {
      worker?.end(error);
      workers[place] = undefined;
    });
  }

  async function work(
    id: JobId,
    document: AnalysisDocument,
    tell: TellJob,
    isWanted: () => boolean,
  ): Promise<Result<unknown>> {
    const outlines = new WeakMap<PooledWorker, JobOutline>();
    async function outlineOf(worker: PooledWorker): Promise<JobOutline> {
      const known = outlines.get(worker);
      if (known !== undefined) return known;
      const outline = await worker.call<JobOutline>((remote) => remote.prepare(id, document, workers.length));
      outlines.set(worker, outline);
      return outline;
    }

    const outline = await outlineOf(workerAt(0));
    if (!outline.ok) return outline;
    const { total, shards } = outline.value;
    const parts = shards.map((shard, place): Part => ({ ...shard, place, deaths: 0, done: 0 }));
    const waiting = [...parts].reverse();
    const answers = new Array<unknown>(parts.length);
    const report = (): void => {
      if (isWanted()) tell(Math.floor(parts.reduce((sum, { done }) => sum + done, 0)), total);
    };

    async function runPart(worker: PooledWorker, part: Part): Promise<void> {
      await outlineOf(worker);
      const hear = (done: number): void => {
        worker.heard();
        // What is told goes another way than the answer, and may come after it.
        part.done = Math.max(part.done, done);
        report();
      };
      const { from, to } = part;
      answers[part.place] = await worker.call((remote) => remote.run({ from, to }, proxy(hear)));
      part.done = to - from;
      report();
    }

    async function takeParts(place: number): Promise<void> {
      for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
        const worker = workerAt(place);
        try {
          await runPart(worker, part);
        } catch (error) {
          if (!(error instanceof WorkerDiedError) || part.deaths >= RETRIES || !isWanted()) throw error;
          if (workers[place] === worker) workers[place] = undefined;
          part.deaths += 1;
          part.done = 0;
          waiting.push(part);
        }
      }
    }

    report();
    const most = Math.min(workers.length, parts.length);
    await Promise.all(Array.from({ length: most }, (_, place) => takeParts(place)));
    const first = workerAt(0);
    await outlineOf(first);
    return first.call<Result<unknown>>((remote) => remote.combine(answers));
  }

  return {
    run(id, document, tell) {
      let wanted = true;
      let started = false;
      let drop: (error: Error) => void = () => undefined;
      const stopped = new Promise<never>((_, reject) => {
        drop = reject;
      });
      const own = last.then(() => {
        if (!wanted) throw new RequestDroppedError("cancelled");
        started = true;
        return work(id, document, tell, () => wanted);
      });
      const stop = (error: Error): void => {
        if (!wanted) return;
        wanted = false;
        running.delete(stop);
        if (started) endAll(error);
        drop(error);
      };
      running.add(stop);
      const result = Promise.race([own, stopped]).finally(() => {
        wanted = false;
        running.delete(stop);
      });
      last = own.then(
        () => undefined,
        (error: unknown) => {
          // Its other workers may still be at parts that nobody waits for.
          if (started) endAll(error instanceof Error ? error : new Error(String(error)));
        },
      );
      return { result, cancel: () => stop(new RequestDroppedError("cancelled")) };
    },
    dispose() {
      for (const stop of [...running]) stop(new RequestDroppedError("disposed"));
      endAll(new RequestDroppedError("disposed"));
    },
  };
}
