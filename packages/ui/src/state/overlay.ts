import { type Signal, signal } from "@preact/signals";

/** The windows of the frame, of which one at a time is open. */
export type Overlay = "palette" | "shortcuts" | "settings" | "glossary";

export const overlay: Signal<Overlay | null> = signal(null);

/** What was typed for the palette before it had its field. */
export const typedAhead: Signal<string> = signal("");

export function closeOverlay(): void {
  overlay.value = null;
  typedAhead.value = "";
}
