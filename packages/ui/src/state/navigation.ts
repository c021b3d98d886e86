import { type Signal, signal } from "@preact/signals";
import { view } from "./project.ts";

/** The cell another view asks the grid to show. */
export interface CellPlace {
  readonly rowId: string;
  readonly column: string | null;
}

export const cellToShow: Signal<CellPlace | null> = signal(null);

export function showCell(rowId: string, column: string | null): void {
  cellToShow.value = { rowId, column };
  view.value = "data";
}

/** The row whose derivation is open; null = none. */
export const explainedRow: Signal<string | null> = signal(null);
