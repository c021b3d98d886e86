/** What the page may be kept busy at a stretch: with what a frame takes besides, it still comes in time. */
const SLICE_MS = 6;

/** Lets the page answer between the parts of a long piece of work. */
export interface Slices {
  /** Resolves at once while the slice lasts, else after what waits has had its turn. */
  rest(): Promise<void>;
}

/** @param pauseMs how long the page is left alone between slices */
export function createSlices(pauseMs = 0): Slices {
  let started = performance.now();
  return {
    async rest() {
      if (performance.now() - started < SLICE_MS) return;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      started = performance.now();
    },
  };
}
