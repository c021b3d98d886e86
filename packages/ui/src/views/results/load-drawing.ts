import { type Signal, signal } from "@preact/signals";

export type Drawing = typeof import("./drawing.ts");

/** What draws plots; null until it has been fetched. */
export const drawing: Signal<Drawing | null> = signal(null);

/** Fetches what draws plots, once. */
export async function loadDrawing(): Promise<Drawing> {
  drawing.value ??= await import("./drawing.ts");
  return drawing.value;
}
