import { startKeepingFocus } from "./controls/kept-focus.ts";
import { startPrinting } from "./print/printing.ts";

/** The copy of the program for use without a network is fetched once the first result has long been there. */
const OFFLINE_AFTER_MS = 2500;

/** What the page does besides showing results: none of it is needed for the first one. */
export function startLater(): void {
  startPrinting();
  startKeepingFocus();
  if (import.meta.env.PROD) setTimeout(startOfflineWhenIdle, OFFLINE_AFTER_MS);
}

function startOfflineWhenIdle(): void {
  const start = (): void => void import("./state/offline.ts").then(({ startOffline }) => startOffline());
  if ("requestIdleCallback" in window) requestIdleCallback(start);
  else start();
}
