import { type Signal, signal } from "@preact/signals";
import { overlay } from "./overlay.ts";

/** An explanation on the screen, and what it was asked for at. */
export interface OpenHelp {
  readonly topic: string;
  readonly anchor: HTMLElement;
}

export const openHelp: Signal<OpenHelp | null> = signal(null);

/** The entry at which the glossary opens; null = its beginning. */
export const glossaryTopic: Signal<string | null> = signal(null);

export function showInGlossary(topic: string | null): void {
  openHelp.value = null;
  glossaryTopic.value = topic;
  overlay.value = "glossary";
}
