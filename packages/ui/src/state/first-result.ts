import { effect, type Signal, signal } from "@preact/signals";
import { evaluated } from "./evaluation.ts";

/** A result may never come: the calculation can fail. */
const LONGEST_MS = 5000;

/** Whether what draws the first view has been fetched. */
export const canDraw: Signal<boolean> = signal(false);

/** Settles once the first result has been painted: what that result does not show is fetched from then on. */
export const firstResultShown: Promise<void> = Promise.race([
  resultShown(),
  new Promise<void>((resolve) => setTimeout(resolve, LONGEST_MS)),
]);

function resultShown(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (evaluated.value === null || !canDraw.value) return;
      queueMicrotask(() => stop());
      // Two frames: the first draws the result, the second comes when it has been painted.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    });
  });
}
