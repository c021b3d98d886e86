import type { PlotInput } from "./plot-types.ts";

/** Height to width of paper. */
export const A4: number = Math.SQRT2;

/** Rows of a plot that stand together on a page. */
export interface PageRows {
  readonly from: number;
  /** The first that stands on it no more. */
  readonly to: number;
  /** What belongs to the whole plot stands on the last page. */
  readonly isLast: boolean;
}

/**
 * A plot of rows as pages as high as paper where it is drawn for paper, else as one.
 * @param draw draws some of the rows; the rest of a page is taken to be as high whichever rows it has
 */
export function inPages<D extends { readonly height: number }>(
  { width, onPaper = false }: Pick<PlotInput, "width" | "onPaper">,
  rows: number,
  draw: (page: PageRows) => D,
): readonly D[] {
  if (!onPaper) return [draw({ from: 0, to: rows, isLast: true })];
  const frame = draw({ from: 0, to: 0, isLast: true }).height;
  const row = draw({ from: 0, to: 1, isLast: true }).height - frame;
  const each = Math.max(1, Math.floor((A4 * width - frame) / Math.max(1, row)));
  const pages = Math.max(1, Math.ceil(rows / each));
  return Array.from({ length: pages }, (_, page) =>
    draw({ from: page * each, to: Math.min(rows, (page + 1) * each), isLast: page === pages - 1 }),
  );
}
