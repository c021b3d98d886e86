import { type Signal, signal } from "@preact/signals";

/** What was done last where nothing on the page shows it, for those who listen. */
export const said: Signal<string> = signal("");

/** @param text is heard again where it was the last thing said */
export function say(text: string): void {
  said.value = said.peek() === text ? `${text}\u00a0` : text;
}
