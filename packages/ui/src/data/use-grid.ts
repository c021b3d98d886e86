import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Box, Point } from "./edge-scroll.ts";
import { type Block, blockOf, clamped, type GridColumn, type Place } from "./grid-model.ts";

export const ROW_HEIGHT = 30;
const HEADER_HEIGHT = ROW_HEIGHT + 2;
/** In a window as large as the screen the pointer cannot go beyond it. */
const WINDOW_EDGE = 6;
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
  /** Selects from the cell with the focus to another; `stays` leaves the table where it is scrolled to. */
  select(active: Place, other: Place, stays?: boolean): void;
  /** The cell at a point of the window, or the one nearest to it; what is covered lies under what covers it. */
  placeAt(point: Point, columns: readonly GridColumn[]): Place;
  /** What of the table is seen, without the names; `beside` leaves out the columns that stay where they cover others. */
  clearBox(beside: boolean): Box;
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
  const [, drawAgain] = useState(0);
  const afterDraw = useRef<"focus" | "show" | "hold" | null>(null);
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
    const after = afterDraw.current;
    afterDraw.current = null;
    if (after !== "show") cell?.focus({ preventScroll: true });
    if (after !== "hold" && element.current && cell) reveal(element.current, cell, active.row);
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
    select(place, corner, stays = false) {
      afterDraw.current = stays ? "hold" : "focus";
      setDraft(null);
      setActive(place);
      setAnchor(corner);
    },
    placeAt(point, columns) {
      const grid = element.current;
      return grid === null ? active : clamped(placeIn(grid, point, columns), rows, cols);
    },
    clearBox(beside) {
      const grid = element.current;
      return grid === null ? { left: 0, right: 0, top: 0, bottom: 0 } : clearBoxOf(grid, beside);
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
      // Where nothing was typed nothing changes, and a menu that has closed leaves the focus nowhere.
      drawAgain((times) => times + 1);
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
  if (row >= 0) {
    const top = row * ROW_HEIGHT;
    const visible = grid.clientHeight - HEADER_HEIGHT;
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

function clearBoxOf(grid: HTMLElement, beside: boolean): Box {
  const { left, top } = grid.getBoundingClientRect();
  return {
    left: Math.max(0, left + (beside && grid.scrollLeft > 0 ? pinnedWidth(grid) : 0)),
    right: Math.min(left + grid.clientWidth, window.innerWidth - WINDOW_EDGE),
    top: Math.max(0, top) + HEADER_HEIGHT,
    bottom: Math.min(top + grid.clientHeight, window.innerHeight - WINDOW_EDGE),
  };
}

/** By arithmetic: rows that are scrolled to are not drawn yet. */
function placeIn(grid: HTMLElement, { x, y }: Point, columns: readonly GridColumn[]): Place {
  const { left, top } = grid.getBoundingClientRect();
  const row = Math.floor((y - top - HEADER_HEIGHT + grid.scrollTop) / ROW_HEIGHT);
  const across = x - left - grid.clientLeft;
  const isPinned = across < pinnedWidth(grid);
  const at = isPinned ? across : across + grid.scrollLeft;
  let edge = 0;
  const col = columns.findIndex(({ width }) => {
    edge += width;
    return at < edge;
  });
  return { row, col: col < 0 ? columns.length - 1 : col };
}

function pinnedWidth(grid: HTMLElement): number {
  const cells = [...grid.querySelectorAll<HTMLElement>(".grid-head [data-pinned]")];
  return cells.reduce((sum, cell) => sum + cell.offsetWidth, 0);
}
