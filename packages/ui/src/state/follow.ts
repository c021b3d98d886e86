import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { AnalysisDocument } from "@treeline/engine";
import { RequestDroppedError, type WorkerLike } from "../worker/client.ts";
import { createStepsClient, type StepsClient } from "../worker/steps-client.ts";
import { type Evaluated, evaluated, stale, updating } from "./evaluation.ts";
import { evaluationInput } from "./evaluation-input.ts";
import { type Answered, createLatestRun } from "./latest-run.ts";

interface FollowOptions {
  /** Starts the worker, with the first question. */
  spawn(): WorkerLike;
  /** What steps of a usual number of studies take less than, in milliseconds. */
  readonly graceMs: number;
  /** Parts of the document that the answer rests on beside the report. */
  readonly asked: readonly (keyof AnalysisDocument)[];
}

/** What looks into every result, step by step, as long as somebody watches. */
export interface Following<Answer, Step> {
  /** The last answer, with the present document where only its title or the looks of its plots changed; null = none yet. */
  readonly latest: ReadonlySignal<Answered<Answer> | null>;
  /** The step that is being computed; null = none is. */
  readonly progress: ReadonlySignal<Step | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** What kept the last one from its end (a fault, in its words); an empty text = it was stopped. */
  readonly fault: ReadonlySignal<string | null>;
  /** The last answer is not of the present document. */
  readonly stale: ReadonlySignal<boolean>;
  /**
   * Keeps the answer up to date until it is told to stop: with every result, so that evaluations go first.
   * @returns what stops it
   */
  watch(): () => void;
  stop(): void;
  again(): void;
  /** The answer for a result where it is at hand already, else made now. */
  answerFor(now: Evaluated): Promise<Answer | null>;
  /** The answer for a result where it is at hand already. */
  known(now: Evaluated): Answer | null;
}

export function follow<Answer, Step>({ spawn, graceMs, asked }: FollowOptions): Following<Answer, Step> {
  let client: StepsClient<Answer, Step> | null = null;
  const run = createLatestRun<Answer, Step>({
    answer(document, report, tell) {
      client ??= createStepsClient<Answer, Step>({ spawn, graceMs });
      return client.answer(evaluationInput(document), report, tell);
    },
    drop: () => client?.drop(),
    isDropped: (error) => error instanceof RequestDroppedError,
  });
  let watching = 0;

  function isOf(made: Evaluated | null, now: Evaluated | null): boolean {
    if (made === null || now === null || made.report !== now.report) return false;
    return asked.every((part) => made.document[part] === now.document[part]);
  }

  function known(now: Evaluated): Answer | null {
    const made = run.latest.peek();
    return isOf(made, now) ? made!.answer : null;
  }

  return {
    latest: computed(() => {
      const [made, now] = [run.latest.value, evaluated.value];
      return made === null || !isOf(made, now) ? made : { ...made, document: now!.document };
    }),
    progress: run.progress,
    busy: run.busy,
    fault: computed(() => run.fault.value?.message ?? null),
    stale: computed(() => updating.value || stale.value || !isOf(run.latest.value, evaluated.value)),
    watch() {
      watching += 1;
      const stop = effect(() => {
        const now = evaluated.value;
        // What is under way belongs to numbers that are no longer asked for.
        if (now === null || updating.value || isOf(run.latest.peek(), now)) run.drop();
        else void run.start(now);
      });
      return () => {
        stop();
        watching -= 1;
        if (watching === 0) run.drop();
      };
    },
    stop: () => run.stop(),
    again() {
      const now = evaluated.peek();
      if (now !== null) void run.start(now);
    },
    async answerFor(now) {
      if (!isOf(run.latest.peek(), now)) await run.start(now);
      return known(now);
    },
    known,
  };
}
