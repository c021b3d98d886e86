import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AnalysisDocument, AnalysisReport, BiasAudit } from "@treeline/engine";
import type { AuditProgress } from "@treeline/engine/bias";
import type { TellAudit } from "../worker/audit-protocol.ts";
import type { Evaluated } from "./evaluation.ts";

/** An audit with the result it belongs to: what is shown together was computed together. */
export interface Audited<Answer = BiasAudit> extends Evaluated {
  /** null where no study has an effect. */
  readonly audit: Answer | null;
}

interface AuditRunOptions<Answer, Step> {
  audit(document: AnalysisDocument, report: AnalysisReport, tell: TellAudit<Step>): Promise<Answer | null>;
  /** Ends the audit under way. */
  drop(): void;
  /** Whether a rejection means that something newer is on its way. */
  isDropped(error: unknown): boolean;
}

/** One audit at a time: a newer one takes the place of the one under way, which ends before its next method. */
export interface AuditRun<Answer = BiasAudit, Step = AuditProgress> {
  readonly latest: ReadonlySignal<Audited<Answer> | null>;
  readonly progress: ReadonlySignal<Step | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** What kept the last one from its end; an empty message = it was stopped. */
  readonly fault: ReadonlySignal<Error | null>;
  start(now: Evaluated): Promise<void>;
  /** Ends what is under way, because it is no longer asked for. */
  drop(): void;
  /** The same at the reader's wish, who is told so. */
  stop(): void;
}

export function createAuditRun<Answer = BiasAudit, Step = AuditProgress>({
  audit,
  drop,
  isDropped,
}: AuditRunOptions<Answer, Step>): AuditRun<Answer, Step> {
  const latest: Signal<Audited<Answer> | null> = signal(null);
  const progress: Signal<Step | null> = signal(null);
  const busy: Signal<boolean> = signal(false);
  const fault: Signal<Error | null> = signal(null);
  let wanted = 0;

  function settle(own: number, made: Audited<Answer> | null, error: Error | null): void {
    if (wanted !== own) return;
    busy.value = false;
    progress.value = null;
    fault.value = error;
    if (made !== null) latest.value = made;
  }

  function end(error: Error | null): void {
    if (!busy.peek()) return;
    settle(wanted, null, error);
    wanted += 1;
    drop();
  }

  return {
    latest,
    progress,
    busy,
    fault,
    async start(now) {
      wanted += 1;
      const own = wanted;
      busy.value = true;
      fault.value = null;
      try {
        const answer = await audit(now.document, now.report, (step) => {
          if (wanted !== own) return false;
          progress.value = step;
          return true;
        });
        settle(own, { ...now, audit: answer }, null);
      } catch (error) {
        settle(own, null, isDropped(error) ? new Error("") : asError(error));
      }
    },
    drop: () => end(null),
    stop: () => end(new Error("")),
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
