import { type Signal, signal } from "@preact/signals";

/** The tab of the moderators on the screen; what the studies can tell apart comes first. */
export const shownAnswer: Signal<string> = signal("map");
