import type { FindOptions } from "@treeline/engine/table-edits";
import type { WorkerLike } from "./client.ts";

/** A regular expression and what it is held against. */
export interface SearchRequest {
  readonly texts: readonly string[];
  readonly options: FindOptions;
  /** What is put in the place of every match; null = matches are only looked for. */
  readonly replacement: string | null;
}

/** Positions of the texts that hold a match, or the texts with what was put in its place. */
export interface SearchAnswer {
  readonly found?: readonly number[];
  readonly texts?: readonly string[];
}

/** Why there is no answer: it took too long, what searches could not be fetched or broke, or something else was asked meanwhile. */
type NoAnswer = "too-long" | "failed" | "dropped";

/** What a worker says once it has been fetched; time counts from then on. */
export const READY = "ready";

export interface SearchClient {
  /** One at a time: what is asked meanwhile drops what was asked before. */
  search(request: SearchRequest): Promise<SearchAnswer | NoAnswer>;
  end(): void;
}

/**
 * Regular expressions are held against texts in a worker of their own: one that goes back without end takes that worker, which is
 * ended, and not the page.
 * @param longestMs after so many milliseconds a search is given up
 */
export function createSearchClient(spawn: () => WorkerLike, longestMs: number): SearchClient {
  let worker: WorkerLike | null = null;
  let isReady = false;
  let leave: ((reason: NoAnswer) => void) | null = null;

  function end(reason: NoAnswer): void {
    worker?.terminate();
    worker = null;
    isReady = false;
    leave?.(reason);
  }

  return {
    search: (request) =>
      new Promise((resolve) => {
        if (leave !== null) end("dropped");
        worker ??= spawn();
        const asked = worker;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const settle = (answer: SearchAnswer | NoAnswer): void => {
          clearTimeout(timer);
          asked.removeEventListener("message", onMessage);
          asked.removeEventListener("error", onError);
          leave = null;
          resolve(answer);
        };
        const startTime = (): void => {
          isReady = true;
          timer = setTimeout(() => end("too-long"), longestMs);
        };
        const onMessage = (({ data }: MessageEvent<SearchAnswer | typeof READY>) =>
          data === READY ? startTime() : settle(data)) as EventListener;
        const onError = (): void => end("failed");
        asked.addEventListener("message", onMessage);
        asked.addEventListener("error", onError);
        if (isReady) startTime();
        leave = settle;
        asked.postMessage(request);
      }),
    end: () => end("dropped"),
  };
}
