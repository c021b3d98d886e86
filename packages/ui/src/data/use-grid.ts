import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Block, blockOf, clamped, type Place } from "./grid-model.ts";

export const ROW_HEIGHT = 30;
const OVERSCAN = 2;
/** Rows come in groups of so many, so that not every pixel of scrolling draws anew. */
const GROUP = 2;

/** Until the grid is measured. */
const FIRST_HEIGHT = 480;

/** The rows in view, a few beyond either end, and how many a page has. */
interface RowWindow {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly pageRows: number;
}

/** Where the grid stands: the cell with the focus, the other corner of the selection, and what is being typed. */
interface GridState {
  readonly active: Place;
  readonly selection: Block;
  /** The text of the cell editor, or null. */
  readonly draft: string | null;
}

export interface GridControl extends GridState {
  readonly element: RefObject<HTMLDivElement | null>;
  /** Only what reads it is drawn anew by scrolling. */
  readonly window: ReadonlySignal<RowWindow>;
  /** Moves the focus; with `extend`, the selection's other corner stays. */
  goTo(place: Place, extend?: boolean): void;
  /** Selects from the cell with the focus to another. */
  select(active: Place, other: Place): void;
  /** Shows a cell and leaves the focus where it is. */
  show(place: Place): void;
  startEdit(text: string): void;
  setDraft(text: string): void;
  stopEdit(): void;
  onScroll(): void;
}

/**
 * The state of a grid with virtual rows and one tab stop.
 * @param firstCol the column that has the focus at first
 */
export function useGrid(rows: number, cols: number, firstCol: number): GridControl {
  const element = useRef<HTMLDivElement>(null);
  const [wanted, setActive] = useState<Place>({ row: 0, col: firstCol });
  const [anchor, setAnchor] = useState<Place>({ row: 0, col: firstCol });
  const [draft, setDraft] = useState<string | null>(null);
  const view = useSignal(windowAt(0, FIRST_HEIGHT));
  const afterDraw = useRef<"focus" | "show" | null>(null);
  // Rows and columns come and go: a place is held against those there are when it is drawn, not when it was chosen.
  const active = clamped(wanted, rows, cols);
  const other = clamped(anchor, rows, cols);

  const height = useRef(FIRST_HEIGHT);
  const onScroll = (): void => {
    const grid = element.current;
    if (grid === null) return;
    const next = windowAt(grid.scrollTop, height.current);
    const { firstRow, lastRow, pageRows } = view.peek();
    if (next.firstRow !== firstRow || next.lastRow !== lastRow || next.pageRows !== pageRows) {
      view.value = next;
    }
  };

  useLayoutEffect(() => {
    const grid = element.current;
    if (grid === null) return undefined;
    // Measured when it changes: asked for while scrolling, it would have the page laid out once more.
    const measure = (): void => {
      height.current = grid.clientHeight;
      onScroll();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(grid);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (afterDraw.current === null || draft !== null) return;
    const cell = element.current?.querySelector<HTMLElement>("[data-active]");
    if (afterDraw.current === "focus") cell?.focus({ preventScroll: true });
    afterDraw.current = null;
    if (element.current && cell) reveal(element.current, cell, active.row);
  });

  return {
    element,
    active,
    selection: blockOf(active, other),
    draft,
    window: view,
    goTo(place, extend = false) {
      afterDraw.current = "focus";
      setDraft(null);
      setActive(place);
      if (!extend) setAnchor(place);
    },
    select(place, corner) {
      afterDraw.current = "focus";
      setDraft(null);
      setActive(place);
      setAnchor(corner);
    },
    show(place) {
      afterDraw.current = "show";
      setDraft(null);
      setActive(place);
      setAnchor(place);
    },
    startEdit: setDraft,
    setDraft,
    stopEdit() {
      afterDraw.current = "focus";
      setDraft(null);
    },
    onScroll,
  };
}

function windowAt(top: number, height: number): RowWindow {
  const first = Math.floor(top / ROW_HEIGHT);
  // Always so many rows: a grid whose elements only change their text scrolls several times as fast.
  const rows = Math.ceil(height / ROW_HEIGHT) + 1 + GROUP + 2 * OVERSCAN;
  const firstRow = Math.floor(first / GROUP) * GROUP - OVERSCAN;
  return {
    firstRow,
    lastRow: firstRow + rows - 1,
    pageRows: Math.max(1, Math.floor(height / ROW_HEIGHT) - 2),
  };
}

/** Scrolls no further than needed; the header and the first columns cover part of the grid. */
function reveal(grid: HTMLElement, cell: HTMLElement, row: number): void {
  const header = ROW_HEIGHT + 2;
  if (row >= 0) {
    const top = row * ROW_HEIGHT;
    const visible = grid.clientHeight - header;
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top + ROW_HEIGHT > grid.scrollTop + visible) grid.scrollTop = top + ROW_HEIGHT - visible;
  }
  if (cell.dataset.pinned !== undefined) return;
  const pinned = pinnedWidth(grid);
  const left = cell.offsetLeft;
  if (left < grid.scrollLeft + pinned) grid.scrollLeft = left - pinned;
  else if (left + cell.offsetWidth > grid.scrollLeft + grid.clientWidth) {
    grid.scrollLeft = left + cell.offsetWidth - grid.clientWidth;
  }
}

function pinnedWidth(grid: HTMLElement): number {
  const cells = [...grid.querySelectorAll<HTMLElement>(".grid-head [data-pinned]")];
  return cells.reduce((sum, cell) => sum + cell.offsetWidth, 0);
}
