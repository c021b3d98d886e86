import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { moveColumnsTo, setColumnWidths } from "../state/column-edits.ts";
import { readOnly } from "../state/project.ts";
import { moveRowsTo } from "../state/row-edits.ts";
import { createEdgeScroll, type Point } from "./edge-scroll.ts";
import { fillSeries } from "./grid-actions.ts";
import type { GridContext } from "./grid-commands.ts";
import { type Block, contains, type Place, spansColumns, spansRows } from "./grid-model.ts";

/** What the pointer is doing while its button is down. */
type Drag =
  | { readonly kind: "cells" | "rows" | "columns" }
  | { readonly kind: "fill"; readonly from: Block; whole: Block }
  | { readonly kind: "move-rows" | "move-columns"; moved: boolean }
  | { readonly kind: "resize"; readonly name: string; readonly width: number; readonly x: number };

/** Where what is dragged would land: before this row or column. */
export interface Drop {
  readonly axis: "row" | "column";
  readonly at: number;
}

export interface GridPointer {
  readonly drop: Signal<Drop | null>;
  onMouseDown(event: MouseEvent): void;
  onMouseOver(event: MouseEvent): void;
}

/** A hand that presses a button moves no further. */
const REST_PX = 4;

/**
 * Selecting by the pointer: cells, whole rows by their numbers, whole columns by their names; dragging what is selected whole
 * moves it, the handle at the corner of a selection continues its cells, the edge of a name sets a width.
 */
export function usePointer(
  { document: { table }, columns, grid }: GridContext,
  leaveEditor: () => void,
): GridPointer {
  const drag = useRef<Drag | null>(null);
  const drop = useSignal<Drop | null>(null);
  /** The point of the table nearest to the pointer. */
  const held = useRef<Point>({ x: 0, y: 0 });
  /** Where the scrolling has come to. */
  const reached = useRef<Place>({ row: -1, col: -1 });
  /** What begins in columns that stay is drawn over the others from there on. */
  const fromPinned = useRef(false);
  /** Where the button went down, until the pointer has left that place: the table may move below a hand that rests. */
  const pressed = useRef<Point | null>(null);
  const latest = useRef<(place: Place) => void>(() => undefined);
  const shown = useRef(columns);
  shown.current = columns;
  const control = useRef(grid);
  control.current = grid;
  const edge = useMemo(
    () =>
      createEdgeScroll((right, down) => {
        const { element, placeAt } = control.current;
        element.current?.scrollBy(right, down);
        const place = placeAt(held.current, shown.current);
        const { row, col } = reached.current;
        if (place.row === row && place.col === col) return;
        reached.current = place;
        latest.current(place);
      }),
    [],
  );
  useEffect(() => edge.stop, []);
  const rows = table.rowIds.length;
  const cols = columns.length;
  const pick = (place: Place, extend: boolean): void => {
    if (place.row === -1 && place.col === 0)
      grid.select({ row: 0, col: 0 }, { row: rows - 1, col: cols - 1 });
    else if (place.row === -1) pickEdge(place, { row: rows - 1, col: place.col }, extend);
    else if (place.col === 0) pickEdge(place, { row: place.row, col: cols - 1 }, extend);
    else grid.goTo(place, extend);
  };
  const pickEdge = (place: Place, corner: Place, extend: boolean): void => {
    if (extend) grid.goTo(place, true);
    else grid.select(place, corner);
  };
  const kindAt = (place: Place, extend: boolean): Drag => {
    const inside = !extend && !readOnly.value && contains(grid.selection, place.row, place.col);
    if (place.row === -1) {
      return inside && spansColumns(grid.selection, rows)
        ? { kind: "move-columns", moved: false }
        : { kind: "columns" };
    }
    if (place.col !== 0) return { kind: "cells" };
    return inside && spansRows(grid.selection, cols) ? { kind: "move-rows", moved: false } : { kind: "rows" };
  };
  const onMouseDown = (event: MouseEvent): void => {
    const place = placeOf(event.target);
    if (place === null || event.button > 0 || isField(event.target)) return;
    leaveEditor();
    fromPinned.current = columns[place.col]?.left !== null;
    reached.current = place;
    pressed.current = { x: event.clientX, y: event.clientY };
    const { target } = event;
    const column = columns[place.col];
    if (target instanceof Element && target.closest(".col-resize") !== null) {
      event.preventDefault();
      if (column !== undefined && "column" in column && !readOnly.value) {
        drag.current = { kind: "resize", name: column.column.name, width: column.width, x: event.clientX };
      }
      return;
    }
    if (target instanceof Element && target.closest(".fill-handle") !== null) {
      event.preventDefault();
      drag.current = { kind: "fill", from: grid.selection, whole: grid.selection };
      return;
    }
    drag.current = kindAt(place, event.shiftKey);
    if (drag.current.kind !== "move-rows" && drag.current.kind !== "move-columns")
      pick(place, event.shiftKey);
    else event.preventDefault();
  };
  const onMouseOver = (event: MouseEvent): void => {
    const place = event.buttons === 1 && !rests(event) ? placeOf(event.target) : null;
    if (place === null || (columns[place.col]?.left !== null && isCovered(event.clientX))) return;
    follow(place);
  };
  const rests = ({ clientX, clientY }: MouseEvent): boolean => {
    if (pressed.current === null) return false;
    const { x, y } = pressed.current;
    if (Math.hypot(clientX - x, clientY - y) < REST_PX) return true;
    pressed.current = null;
    return false;
  };
  /** What was dragged up to the columns that stay goes on with those that they cover. */
  const isCovered = (x: number): boolean =>
    drag.current?.kind !== "rows" && x < grid.clearBox(!fromPinned.current).left;
  const follow = (place: Place): void => {
    const now = drag.current;
    if (now === null || now.kind === "resize") return;
    if (now.kind === "cells") grid.goTo({ row: Math.max(0, place.row), col: place.col }, true);
    else if (now.kind === "rows") grid.goTo({ row: Math.max(0, place.row), col: 0 }, true);
    else if (now.kind === "columns") grid.goTo({ row: -1, col: place.col }, true);
    else if (now.kind === "fill") {
      const whole = grown(now.from, place);
      // The button may be let go before this is drawn.
      now.whole = whole;
      grid.select({ row: whole.top, col: whole.left }, { row: whole.bottom, col: whole.right }, true);
    } else if (now.kind === "move-rows" || now.kind === "move-columns") {
      now.moved = true;
      drop.value =
        now.kind === "move-rows"
          ? dropAt("row", place.row, grid.selection.top)
          : dropAt("column", place.col, grid.selection.left);
    }
  };
  latest.current = follow;
  /** Beyond the edge of the table what is dragged goes on with it: rows up and down, columns left and right, cells both ways. */
  const scrollAtEdge = ({ kind }: Drag, { x, y }: Point): void => {
    const box = grid.clearBox(!fromPinned.current);
    const isAcross = kind === "columns" || kind === "move-columns";
    const isDown = kind === "rows" || kind === "move-rows";
    held.current = { x: clampTo(x, box.left, box.right), y: clampTo(y, box.top, box.bottom) };
    edge.follow({ x: isDown ? box.left : x, y: isAcross ? box.top : y }, box);
  };
  const finish = (event: MouseEvent): void => {
    const now = drag.current;
    const target = drop.value;
    drag.current = null;
    drop.value = null;
    edge.stop();
    if (now?.kind === "fill") fillSeries(columns, now.from, now.whole);
    else if (now?.kind === "move-rows" || now?.kind === "move-columns") {
      const place = placeOf(event.target);
      if (!now.moved && place !== null) pick(place, false);
      else if (target !== null) land(target);
    }
  };
  const land = ({ axis, at }: Drop): void => {
    const { top, bottom, left, right } = grid.selection;
    if (axis === "row") {
      const to = at > bottom ? at - (bottom - top + 1) : at;
      if (at >= top && at <= bottom + 1) return;
      moveRowsTo(table.rowIds.slice(top, bottom + 1), to);
      grid.select({ row: to, col: 0 }, { row: to + bottom - top, col: cols - 1 });
      return;
    }
    const inside = columns.slice(left, right + 1).filter((column) => column.kind === "data");
    const offset = columns.findIndex(({ kind }) => kind === "data");
    if (inside.length === 0 || (at >= left && at <= right + 1)) return;
    const to = Math.max(0, (at > right ? at - inside.length : at) - offset);
    moveColumnsTo(
      inside.map(({ column }) => column.name),
      to,
    );
    grid.select({ row: -1, col: offset + to }, { row: rows - 1, col: offset + to + inside.length - 1 });
  };
  // The button may be let go anywhere, and a width is drawn out beyond the cell it began in.
  useEffect(() => {
    const onMove = (event: MouseEvent): void => {
      const now = drag.current;
      if (now === null) return;
      if (now.kind === "resize") setColumnWidths([now.name], now.width + event.clientX - now.x);
      else scrollAtEdge(now, { x: event.clientX, y: event.clientY });
    };
    window.addEventListener("mousemove", onMove);
    window.addEventListener("mouseup", finish);
    return () => {
      window.removeEventListener("mousemove", onMove);
      window.removeEventListener("mouseup", finish);
    };
  });
  return { drop, onMouseDown, onMouseOver };
}

function clampTo(at: number, from: number, to: number): number {
  return Math.max(from + 1, Math.min(to - 1, at));
}

/** Beyond what moves, it lands behind the place; before it, in front. */
function dropAt(axis: Drop["axis"], place: number, first: number): Drop {
  return { axis, at: place < first ? Math.max(0, place) : place + 1 };
}

/** The block grown to a place, in one direction: the one in which the place is further away. */
function grown(from: Block, { row, col }: Place): Block {
  const down = row > from.bottom ? row - from.bottom : Math.min(0, Math.max(0, row) - from.top);
  const right = col > from.right ? col - from.right : Math.min(0, col - from.left);
  if (Math.abs(down) >= Math.abs(right)) {
    return { ...from, top: from.top + Math.min(0, down), bottom: from.bottom + Math.max(0, down) };
  }
  return { ...from, left: from.left + Math.min(0, right), right: from.right + Math.max(0, right) };
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== "checkbox";
}

export function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-col]") : null;
  const row = cell?.closest<HTMLElement>("[data-row]");
  if (!cell || !row) return null;
  return { row: Number(row.dataset.row), col: Number(cell.dataset.col) };
}
