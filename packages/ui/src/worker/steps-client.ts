import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";
import { proxy, type Remote, wrap } from "comlink";
import { RequestDroppedError, WorkerDiedError, type WorkerLike } from "./client.ts";
import type { StepsApi, TellStep } from "./steps-protocol.ts";

export interface StepsClientOptions {
  spawn(): WorkerLike;
  /** How long an answer that is no longer wanted may take to notice before its worker is ended, in milliseconds. */
  readonly graceMs: number;
}

/** Answers from a worker of its own, one at a time: what the worker remembers is kept as long as it stops in time. */
export interface StepsClient<Answer, Step> {
  /**
   * Asks for an answer; one under way is dropped.
   * @throws RequestDroppedError when it was overtaken or dropped
   * @throws WorkerDiedError when the worker died
   */
  answer(document: AnalysisDocument, report: AnalysisReport, tell: TellStep<Step>): Promise<Answer | null>;
  /** Ends what is under way. */
  drop(): void;
}

interface Running {
  wanted: boolean;
  readonly reject: (error: Error) => void;
  /** Settled when the worker is free for the next one. */
  readonly ended: Promise<void>;
}

export function createStepsClient<Answer, Step>({
  spawn,
  graceMs,
}: StepsClientOptions): StepsClient<Answer, Step> {
  let worker: { readonly own: WorkerLike; readonly remote: Remote<StepsApi<Answer, Step>> } | null = null;
  let running: Running | null = null;
  let last = 0;

  function ready(): Remote<StepsApi<Answer, Step>> {
    if (worker === null) {
      const own = spawn();
      const die = (reason: "error" | "messageerror") => (event: Event) =>
        end(new WorkerDiedError(reason, (event as ErrorEvent).message ?? ""));
      own.addEventListener("error", die("error") as EventListener);
      own.addEventListener("messageerror", die("messageerror") as EventListener);
      worker = { own, remote: wrap<StepsApi<Answer, Step>>(own) };
    }
    return worker.remote;
  }

  /** Comlink would leave the promises of a worker that is gone pending for ever. */
  function end(error: Error): void {
    worker?.own.terminate();
    worker = null;
    running?.reject(error);
  }

  function drop(): void {
    const dropped = running;
    if (dropped === null) return;
    dropped.wanted = false;
    setTimeout(() => {
      if (running === dropped) end(new RequestDroppedError("overtaken"));
    }, graceMs);
  }

  return {
    drop,
    async answer(document, report, tell) {
      last += 1;
      const own = last;
      drop();
      await running?.ended;
      if (own !== last) throw new RequestDroppedError("overtaken");
      return await new Promise((resolve, reject) => {
        let free: () => void = () => undefined;
        const ended = new Promise<void>((done) => {
          free = done;
        });
        const settle = (deliver: () => void): void => {
          if (running === mine) running = null;
          deliver();
          free();
        };
        const mine: Running = { wanted: true, reject: (error) => settle(() => reject(error)), ended };
        running = mine;
        const hear: TellStep<Step> = (progress) => mine.wanted && tell(progress);
        ready()
          .answer(document, report, proxy(hear))
          // Comlink cannot follow a type that is not known yet.
          .then(
            (answer) =>
              settle(() =>
                mine.wanted ? resolve(answer as Answer | null) : reject(new RequestDroppedError("overtaken")),
              ),
            (error: unknown) =>
              settle(() => reject(error instanceof Error ? error : new Error(String(error)))),
          );
      });
    },
  };
}
