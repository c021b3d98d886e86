import type { AnalysisDocument, AnalysisReport, BiasAudit } from "@treeline/engine";
import { proxy, type Remote, wrap } from "comlink";
import type { AuditApi, TellAudit } from "./audit-protocol.ts";
import { RequestDroppedError, WorkerDiedError, type WorkerLike } from "./client.ts";

export interface AuditClientOptions {
  spawn(): WorkerLike;
  /** How long an audit that is no longer wanted may take to notice before its worker is ended, in milliseconds. */
  readonly graceMs: number;
}

/** Audits in a worker of their own, one at a time: the method memory of the worker is kept as long as it stops in time. */
export interface AuditClient {
  /**
   * Makes an audit; one under way is dropped.
   * @throws RequestDroppedError when it was overtaken or dropped
   * @throws WorkerDiedError when the worker died
   */
  audit(document: AnalysisDocument, report: AnalysisReport, tell: TellAudit): Promise<BiasAudit | null>;
  /** Ends the audit under way. */
  drop(): void;
}

interface Running {
  wanted: boolean;
  readonly reject: (error: Error) => void;
  /** Settled when the worker is free for the next one. */
  readonly ended: Promise<void>;
}

export function createAuditClient({ spawn, graceMs }: AuditClientOptions): AuditClient {
  let worker: { readonly own: WorkerLike; readonly remote: Remote<AuditApi> } | null = null;
  let running: Running | null = null;
  let last = 0;

  function ready(): Remote<AuditApi> {
    if (worker === null) {
      const own = spawn();
      const die = (reason: "error" | "messageerror") => (event: Event) =>
        end(new WorkerDiedError(reason, (event as ErrorEvent).message ?? ""));
      own.addEventListener("error", die("error") as EventListener);
      own.addEventListener("messageerror", die("messageerror") as EventListener);
      worker = { own, remote: wrap<AuditApi>(own) };
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
        const hear: TellAudit = (progress) => mine.wanted && tell(progress);
        ready()
          .audit(document, report, proxy(hear))
          .then(
            (audit) =>
              settle(() => (mine.wanted ? resolve(audit) : reject(new RequestDroppedError("overtaken")))),
            (error: unknown) =>
              settle(() => reject(error instanceof Error ? error : new Error(String(error)))),
          );
      });
    },
  };
}
