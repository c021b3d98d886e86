import { useEffect, useState } from "preact/hooks";
import { RequestDroppedError, WorkerDiedError } from "../../worker/client.ts";

const MOST_TRIES = 4;

/** An answer of the worker with what it was asked. */
interface Answered<T> {
  readonly asked: readonly unknown[];
  readonly value: T | null;
}

/**
 * Asks the worker whenever what is asked about changes, and keeps the latest answer on the screen until the next is there.
 * @param ask null = there is nothing to ask
 * @param about what the answer depends on
 * @returns the answer and whether it belongs to what is asked now
 */
export function useAnswer<T>(
  ask: (() => Promise<T>) | null,
  about: readonly unknown[],
): { readonly value: T | null; readonly isCurrent: boolean } {
  const [answered, setAnswered] = useState<Answered<T>>({ asked: [], value: null });
  useEffect(() => {
    let isWanted = true;
    const attempt = async (tries: number): Promise<void> => {
      try {
        const value = ask === null ? null : await ask();
        if (isWanted) setAnswered({ asked: about, value });
      } catch (error) {
        if (!isWanted) return;
        // An evaluation that was stopped takes the worker with it, and this question too.
        const isLost = error instanceof RequestDroppedError || error instanceof WorkerDiedError;
        if (isLost && tries < MOST_TRIES) await attempt(tries + 1);
        else setAnswered({ asked: about, value: null });
      }
    };
    void attempt(1);
    return () => {
      isWanted = false;
    };
  }, about);
  const { asked, value } = answered;
  return { value, isCurrent: asked.length === about.length && asked.every((item, at) => item === about[at]) };
}
