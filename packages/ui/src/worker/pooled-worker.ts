import { type Remote, wrap } from "comlink";
import { type DeathCause, WorkerDiedError, type WorkerLike } from "./client.ts";
import type { JobApi } from "./job-protocol.ts";

/** One worker of a pool, with which no promise stays pending. */
export interface PooledWorker {
  /** @throws WorkerDiedError when the worker dies before it answers, or whatever `end` was given */
  call<T>(send: (remote: Remote<JobApi>) => Promise<T>): Promise<T>;
  /** A sign of life of a worker at work. */
  heard(): void;
  /** Ends it; what it was asked is rejected. */
  end(error: Error): void;
}

/** @param silenceMs after so many milliseconds without a sign of life a worker at work counts as dead */
export function createPooledWorker(spawn: () => WorkerLike, silenceMs: number): PooledWorker {
  const worker = spawn();
  const remote = wrap<JobApi>(worker);
  const pending = new Set<(error: Error) => void>();
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let ended: Error | null = null;

  function end(error: Error): void {
    if (ended !== null) return;
    ended = error;
    clearTimeout(watchdog);
    worker.terminate();
    for (const reject of pending) reject(error);
    pending.clear();
  }

  const die = (reason: DeathCause, detail = ""): void => end(new WorkerDiedError(reason, detail));
  worker.addEventListener("error", ((event: ErrorEvent) => die("error", event.message)) as EventListener);
  worker.addEventListener("messageerror", () => die("messageerror"));

  function heard(): void {
    clearTimeout(watchdog);
    if (pending.size > 0) watchdog = setTimeout(() => die("timeout"), silenceMs);
  }

  return {
    call: (send) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        pending.add(reject);
        heard();
        const done = (): void => {
          pending.delete(reject);
          heard();
        };
        send(remote).then(
          (value) => {
            done();
            resolve(value);
          },
          (error: unknown) => {
            done();
            reject(error instanceof Error ? error : new Error(String(error)));
          },
        );
      }),
    heard,
    end,
  };
}
