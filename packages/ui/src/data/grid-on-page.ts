import { type Signal, signal } from "@preact/signals";
import type { GridContext } from "./grid-commands.ts";

/** The grid on the screen with its selection; null = another page is shown. */
export const gridOnPage: Signal<GridContext | null> = signal(null);

/** What a dialog of the page's tools works on. */
export type DataDialog =
  | { readonly kind: "formula"; readonly name: string | null }
  /** `start` is the condition to go on from where there is no filter yet. */
  | { readonly kind: "filter"; readonly start: string }
  | { readonly kind: "sheet" | "compare" };

/** The dialog of the tools above the grid that is open; null = none. */
export const dataDialog: Signal<DataDialog | null> = signal(null);
