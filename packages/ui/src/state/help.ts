import { type Signal, signal } from "@preact/signals";
import { overlay } from "./overlay.ts";

/** An explanation on the screen, and what it was asked for at. */
export interface OpenHelp {
  readonly topic: string;
  readonly anchor: HTMLElement;
}

export const openHelp: Signal<OpenHelp | null> = signal(null);

/** Closes the explanation and gives the focus back to where it was asked for. */
export function closeHelp(): void {
  const anchor = openHelp.value?.anchor;
  openHelp.value = null;
  anchor?.focus({ preventScroll: true });
}

/** The entry at which the glossary opens; null = its beginning. */
export const glossaryTopic: Signal<string | null> = signal(null);

export function showInGlossary(topic: string | null): void {
  openHelp.value = null;
  glossaryTopic.value = topic;
  overlay.value = "glossary";
}
