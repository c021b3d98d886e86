import { type Signal, signal } from "@preact/signals";
import type { Plot } from "@treeline/plots";
import { canDraw, firstResultShown } from "../../state/first-result.ts";

/** What of a plot draws it. */
type DrawnPlot = Pick<Plot, "id" | "applies" | "pages" | "subject">;

import { language } from "../../state/language.ts";

export type Drawing = typeof import("./drawing.ts");

/** What draws plots; null until it has been fetched. */
export const drawing: Signal<Drawing | null> = signal(null);

/** The plot of the first view, which need not wait for the others. */
const first: Signal<DrawnPlot | null> = signal(null);

/** A plot by its id; null until what draws it has been fetched. */
export function drawnPlot(id: string): DrawnPlot | null {
  if (drawing.value !== null) return drawing.value.plots.get(id);
  return first.value?.id === id ? first.value : null;
}

let speaking: Promise<void> | undefined;

/** Fetches what draws the first view, then, when that stands, the rest. */
export async function startDrawing(): Promise<void> {
  const { drawnForest, speak } = await import("./first-drawing.ts");
  speaking ??= inTheLanguage(speak);
  await speaking;
  first.value = drawnForest;
  canDraw.value = true;
  await firstResultShown;
  await loadDrawing();
}

async function inTheLanguage(speak: typeof import("./first-drawing.ts")["speak"]): Promise<void> {
  if (language === "de") speak(await import("@treeline/plots/languages/de"));
  if (language === "es") speak(await import("@treeline/plots/languages/es"));
}

/** Fetches what draws all plots, once. */
export async function loadDrawing(): Promise<Drawing> {
  speaking ??= inTheLanguage((await import("./first-drawing.ts")).speak);
  await speaking;
  drawing.value ??= await import("./drawing.ts");
  drawing.value.followLanguages();
  return drawing.value;
}
