import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";
import type { TellStep } from "../worker/steps-protocol.ts";
import type { Evaluated } from "./evaluation.ts";

/** What a result was found to be like, with that result: what is shown together was computed together. */
export interface Answered<Answer> extends Evaluated {
  /** null where there is nothing to look into. */
  readonly answer: Answer | null;
}

interface LatestRunOptions<Answer, Step> {
  answer(document: AnalysisDocument, report: AnalysisReport, tell: TellStep<Step>): Promise<Answer | null>;
  /** Ends what is under way. */
  drop(): void;
  /** Whether a rejection means that something newer is on its way. */
  isDropped(error: unknown): boolean;
}

/** One answer at a time: a newer question takes the place of the one under way, which ends before its next step. */
export interface LatestRun<Answer, Step> {
  readonly latest: ReadonlySignal<Answered<Answer> | null>;
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

export function createLatestRun<Answer, Step>({
  answer,
  drop,
  isDropped,
}: LatestRunOptions<Answer, Step>): LatestRun<Answer, Step> {
  const latest: Signal<Answered<Answer> | null> = signal(null);
  const progress: Signal<Step | null> = signal(null);
  const busy: Signal<boolean> = signal(false);
  const fault: Signal<Error | null> = signal(null);
  let wanted = 0;

  function settle(own: number, made: Answered<Answer> | null, error: Error | null): void {
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
        const found = await answer(now.document, now.report, (step) => {
          if (wanted !== own) return false;
          progress.value = step;
          return true;
        });
        settle(own, { ...now, answer: found }, null);
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
