import type { ForestLayout } from "./layout.ts";

/** Of the width, the least that the plot is content with among many columns. */
export const PLOT_SHARE = 0.22;

/** What the parts of a layout are measured by. */
export type Base = Pick<ForestLayout, "width" | "padding" | "gap" | "size" | "rowHeight" | "lineHeight"> & {
  /** Of the width, the most that names may take where they are long. */
  readonly labelShare: number;
  /** Of the width, the least that the plot is content with among many columns. */
  readonly plotShare: number;
  /** No row is lower, in px. */
  readonly leastRow: number;
};

/** A layout that prescribes its columns is set in smaller type, and closer, before one of them goes. */
const TIGHTER = [
  { share: 0.94, label: 0.3, plot: PLOT_SHARE },
  { share: 0.88, label: 0.3, plot: PLOT_SHARE },
  { share: 0.88, label: 0.22, plot: PLOT_SHARE },
  { share: 0.8, label: 0.22, plot: 0.16 },
] as const;
const SMALLEST_TYPE = 10;
const TIGHT_GAP = 9;

/** The steps by which it is, one after the other. */
export function tighter(base: Base): readonly Base[] {
  return TIGHTER.map((step) => tightened(base, step));
}

function tightened(base: Base, { share, label, plot }: (typeof TIGHTER)[number]): Base {
  const size = Math.max(Math.min(base.size, SMALLEST_TYPE), share * base.size);
  const rowHeight = Math.max(base.leastRow, Math.ceil(share * base.rowHeight));
  const lineHeight = Math.ceil(size * 1.35);
  return {
    ...base,
    size,
    rowHeight,
    lineHeight,
    gap: Math.min(TIGHT_GAP, base.gap),
    labelShare: label,
    plotShare: plot,
  };
}

/** The height of what can be pointed at, in px (WCAG 2.5.8): a row of the page is a study to point at, however many there are. */
const TARGET = 24;

/** The type of long tables is smaller; their rows stand closer where they are printed. */
export function density(
  rows: number,
  onPaper: boolean,
): Pick<Base, "size" | "rowHeight" | "leastRow" | "lineHeight"> {
  const [size, close] =
    rows <= 60 ? [12.5, TARGET] : rows <= 150 ? [12, 20] : rows <= 400 ? [11, 17] : [10, 15];
  return {
    size,
    rowHeight: onPaper ? close : TARGET,
    leastRow: onPaper ? 0 : TARGET,
    lineHeight: Math.ceil(size * 1.35),
  };
}
