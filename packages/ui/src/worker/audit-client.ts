import type { AnalysisDocument, AnalysisReport, BiasAudit } from "@treeline/engine";
import type { AuditProgress } from "@treeline/engine/bias";
import { proxy, type Remote, wrap } from "comlink";
import type { AuditApi, TellAudit } from "./audit-protocol.ts";
import { RequestDroppedError, WorkerDiedError, type WorkerLike } from "./client.ts";

export interface AuditClientOptions {
  spawn(): WorkerLike;
  /** How long an audit that is no longer wanted may take to notice before its worker is ended, in milliseconds. */
  readonly graceMs: number;
}

/** Audits in a worker of their own, one at a time: the method memory of the worker is kept as long as it stops in time. */
export interface AuditClient<Answer = BiasAudit, Step = AuditProgress> {
  /**
   * Makes an audit; one under way is dropped.
   * @throws RequestDroppedError when it was overtaken or dropped
   * @throws WorkerDiedError when the worker died
   */
  audit(document: AnalysisDocument, report: AnalysisReport, tell: TellAudit<Step>): Promise<Answer | null>;
  /** Ends the audit under way. */
  drop(): void;
}

interface Running {
  wanted: boolean;
  readonly reject: (error: Error) => void;
  /** Settled when the worker is free for the next one. */
  readonly ended: Promise<void>;
}

export function createAuditClient<Answer = BiasAudit, Step = AuditProgress>({
  spawn,
  graceMs,
}: AuditClientOptions): AuditClient<Answer, Step> {
  let worker: { readonly own: WorkerLike; readonly remote: Remote<AuditApi<Answer, Step>> } | null = null;
  let running: Running | null = null;
  let last = 0;

  function ready(): Remote<AuditApi<Answer, Step>> {
    if (worker === null) {
      const own = spawn();
      const die = (reason: "error" | "messageerror") => (event: Event) =>
        end(new WorkerDiedError(reason, (event as ErrorEvent).message ?? ""));
      own.addEventListener("error", die("error") as EventListener);
      own.addEventListener("messageerror", die("messageerror") as EventListener);
      worker = { own, remote: wrap<AuditApi<Answer, Step>>(own) };
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
    async audit(document, report, tell) {
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
        const hear: TellAudit<Step> = (progress) => mine.wanted && tell(progress);
        ready()
          .audit(document, report, proxy(hear))
          // Comlink cannot follow a type that is not known yet.
          .then(
            (audit) =>
              settle(() =>
                mine.wanted ? resolve(audit as Answer | null) : reject(new RequestDroppedError("overtaken")),
              ),
            (error: unknown) =>
              settle(() => reject(error instanceof Error ? error : new Error(String(error)))),
          );
      });
    },
  };
}
