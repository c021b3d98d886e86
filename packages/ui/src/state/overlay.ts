import { type Signal, signal } from "@preact/signals";

/** The windows of the frame, of which one at a time is open. */
export type Overlay = "shortcuts" | "settings" | "glossary";

export const overlay: Signal<Overlay | null> = signal(null);

/** Whether the palette is open; it opens over any window, and then offers what can be done there. */
export const paletteOpen: Signal<boolean> = signal(false);

export function closeOverlay(): void {
  overlay.value = null;
}

export function closePalette(): void {
  paletteOpen.value = false;
}
