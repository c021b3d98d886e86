import { type Signal, signal } from "@preact/signals";

/** The windows of the frame, of which one at a time is open. */
export type Overlay = "palette" | "shortcuts" | "settings" | "glossary";

export const overlay: Signal<Overlay | null> = signal(null);

export function closeOverlay(): void {
  overlay.value = null;
}
