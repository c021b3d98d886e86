import { type Signal, signal } from "@preact/signals";

/** A long analysis to be started by the part of the page that shows it, once it stands; null = none. */
export const jobToStart: Signal<string | null> = signal(null);

/** What no part of the page has started by then cannot be run there. */
const PATIENCE_MS = 4000;

/** Asks the page that shows a long analysis to start it. */
export function askForJob(id: string): void {
  jobToStart.value = id;
  setTimeout(() => {
    if (jobToStart.value === id) jobToStart.value = null;
  }, PATIENCE_MS);
}
