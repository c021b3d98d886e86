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

/** A plot of rows as pages no higher than paper where it is drawn for paper, else as one. */
export function inPages<D extends { readonly height: number }>(
  { width, onPaper = false }: Pick<PlotInput, "width" | "onPaper">,
  rows: number,
  draw: (page: PageRows) => D,
): readonly D[] {
  if (!onPaper) return [draw({ from: 0, to: rows, isLast: true })];
  const room = A4 * width;
  const frame = draw({ from: 0, to: 0, isLast: true }).height;
  const row = (draw({ from: 0, to: rows, isLast: true }).height - frame) / Math.max(1, rows);
  let each = Math.max(1, Math.floor((room - frame) / Math.max(1, row)));
  let pages = inPagesOf(each, rows, draw);
  // A page may say more below its rows than another.
  while (each > 1 && pages.some(({ height }) => height > room)) {
    each--;
    pages = inPagesOf(each, rows, draw);
  }
  return pages;
}

function inPagesOf<D>(each: number, rows: number, draw: (page: PageRows) => D): readonly D[] {
  const pages = Math.max(1, Math.ceil(rows / each));
  return Array.from({ length: pages }, (_, page) =>
    draw({ from: page * each, to: Math.min(rows, (page + 1) * each), isLast: page === pages - 1 }),
  );
}
