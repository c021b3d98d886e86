import { type Signal, signal } from "@preact/signals";

/** What is shown of how work is kept: where it is, its earlier states, a link to pass it on, a link that was opened. */
export type KeepingDialog = "storage" | "earlier" | "share" | "link";

/** The dialog that is open; null = none. */
export const keepingDialog: Signal<KeepingDialog | null> = signal(null);
