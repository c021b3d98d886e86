// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go while scrolling cannot be rows of a table element.
// biome-ignore-all lint/a11y/useKeyWithMouseEvents: dragging extends the selection; Shift with the arrows does so by keyboard.
import type { AnalysisDocument } from "@treeline/engine";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { evaluated } from "../state/evaluation.ts";
import { cellToShow } from "../state/navigation.ts";
import { readOnly } from "../state/project.ts";
import { moveRowBy, pasteCells } from "../state/table-edits.ts";
import { t } from "../strings/t.ts";
import type { CellIssues } from "./cell-issues.ts";
import { parseBlock } from "./clipboard.ts";
import {
  blockText,
  clearBlock,
  commitText,
  editText,
  fillDown,
  isEditable,
  toggleUse,
} from "./grid-actions.ts";
import { clamped, type GridColumn, moved, type Place, rowsToDraw } from "./grid-model.ts";
import { HeaderRow, Row, type RowShared } from "./grid-row.tsx";
import { createRowSlots } from "./row-slots.ts";
import { type GridControl, ROW_HEIGHT } from "./use-grid.ts";

interface DataGridProps {
  readonly document: AnalysisDocument;
  readonly columns: readonly GridColumn[];
  readonly issues: CellIssues;
  readonly grid: GridControl;
  /** Told to those who listen rather than look. */
  onAnnounce(text: string): void;
}

/** The study table: virtual rows, one tab stop, the clipboard of the system and the history of the document. */
export function DataGrid({ document, columns, issues, grid, onAnnounce }: DataGridProps): JSX.Element {
  const { table } = document;
  const { active, draft } = grid;
  const column = columns[active.col];
  const rows = table.rowIds.length;

  useEffect(() => {
    const wanted = cellToShow.value;
    if (wanted === null) return;
    cellToShow.value = null;
    const col = columns.findIndex((known) => "column" in known && known.column.name === wanted.column);
    grid.goTo({ row: table.rowIds.indexOf(wanted.rowId), col: Math.max(col, 1) });
  }, [cellToShow.value]);

  const edit = (text: string): void => {
    if (!readOnly.value && column !== undefined && isEditable(column, active.row)) grid.startEdit(text);
  };
  const commit = (move: "down" | "right" | "left" | "stay"): void => {
    if (column !== undefined && draft !== null) commitText(column, active, draft);
    if (move === "stay") {
      grid.stopEdit();
      return;
    }
    const step = { down: { row: 1, col: 0 }, right: { row: 0, col: 1 }, left: { row: 0, col: -1 } }[move];
    grid.goTo(clamped({ row: active.row + step.row, col: active.col + step.col }, rows, columns.length));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (column === undefined) return;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      shiftRow(event.key === "ArrowUp" ? -1 : 1);
      return;
    }
    const target = event.altKey
      ? null
      : moved(active, event, rows, columns.length, grid.window.peek().pageRows);
    if (target !== null) grid.goTo(target, event.shiftKey);
    else if (event.key === " " && column.kind === "use" && active.row >= 0) toggle(active.row);
    else if (event.key === "Enter" || event.key === "F2") edit(editText(column, active.row));
    else if (event.key === "Delete" || event.key === "Backspace") {
      if (!readOnly.value) clearBlock(columns, grid.selection);
    } else if (isCommand(event, "d")) {
      if (!readOnly.value) fillDown(columns, grid.selection);
    } else if (isCommand(event, "a")) {
      grid.goTo({ row: 0, col: 0 });
      grid.goTo({ row: rows - 1, col: columns.length - 1 }, true);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) edit(event.key);
    else return;
    event.preventDefault();
  };

  const toggle = (row: number): void => {
    const rowId = table.rowIds[row];
    if (rowId !== undefined && !readOnly.value) toggleUse(rowId);
  };
  const shiftRow = (by: -1 | 1): void => {
    const rowId = table.rowIds[active.row];
    const next = active.row + by;
    if (rowId === undefined || readOnly.value || next < 0 || next >= rows) return;
    moveRowBy(rowId, by);
    grid.goTo({ row: next, col: active.col });
  };

  const onCopy = (event: ClipboardEvent): void => {
    if (draft !== null) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", blockText(columns, grid.selection));
    const { top, bottom, left, right } = grid.selection;
    onAnnounce(t.data.copied(bottom - top + 1, right - left + 1));
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (draft !== null) return;
    event.preventDefault();
    event.stopPropagation();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text === "" || readOnly.value || column === undefined) return;
    if (column.kind !== "data" || active.row < 0) {
      edit(text.trim());
      return;
    }
    const cells = parseBlock(text);
    const top = Math.max(0, grid.selection.top);
    const first = columns[grid.selection.left];
    pasteCells(top, first?.kind === "data" ? first.index : column.index, cells);
    onAnnounce(t.data.pasted(cells.length, Math.max(...cells.map((row) => row.length))));
  };

  const onPointer = (event: MouseEvent, extend: boolean): void => {
    const place = placeOf(event.target);
    if (place === null || (event.target instanceof HTMLInputElement && event.target.type !== "checkbox"))
      return;
    if (draft !== null) commit("stay");
    grid.goTo(place, extend);
  };

  const filtered = useMemo(
    () => new Set(evaluated.value?.report.formulas?.filter?.leftOut),
    [evaluated.value?.report.formulas],
  );
  const cells = { columns, grid, issues, commit };
  return (
    <div
      ref={grid.element}
      class="grid"
      role="grid"
      aria-label={t.data.gridLabel}
      aria-describedby="grid-help"
      aria-rowcount={rows + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-readonly={readOnly.value}
      onScroll={grid.onScroll}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onPaste={onPaste}
      onMouseDown={(event) => onPointer(event, event.shiftKey)}
      onMouseOver={(event) => {
        if (event.buttons === 1 && draft === null) onPointer(event, true);
      }}
      onDblClick={() => column !== undefined && edit(editText(column, active.row))}
    >
      <HeaderRow {...cells} />
      <Body {...cells} {...{ document, filtered, toggle }} />
    </div>
  );
}

interface BodyProps extends RowShared {
  readonly document: AnalysisDocument;
  /** Ids of the rows that the filter leaves out. */
  readonly filtered: ReadonlySet<string>;
  toggle(row: number): void;
}

/** The rows in view. Scrolling draws this anew and nothing else. */
function Body({ document, filtered, toggle, ...cells }: BodyProps): JSX.Element {
  const { table, exclusions } = document;
  const { firstRow, lastRow } = cells.grid.window.value;
  const slots = useMemo(createRowSlots, []);
  const excluded = useMemo(() => new Set(exclusions.map(({ rowId }) => rowId)), [exclusions]);
  const count = table.rowIds.length;
  const rows = rowsToDraw(firstRow, lastRow, cells.grid.active.row, count);
  const slotted = slots.assign(rows).map((slot, index) => ({ slot, row: rows[index]! }));
  // In the order of the slots no element moves, and so none loses the focus; `aria-rowindex` tells the place.
  slotted.sort((one, other) => one.slot - other.slot);
  return (
    <div
      class="grid-body"
      role="rowgroup"
      style={{ width: `${widthOfAll(cells.columns)}px`, height: `${count * ROW_HEIGHT}px` }}
    >
      {slotted.map(({ slot, row }) => (
        <Row
          key={slot}
          row={row}
          rowId={table.rowIds[row]!}
          excluded={excluded.has(table.rowIds[row]!)}
          filtered={filtered.has(table.rowIds[row]!)}
          onToggle={() => toggle(row)}
          {...cells}
        />
      ))}
    </div>
  );
}

function widthOfAll(columns: readonly GridColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

function isCommand(event: KeyboardEvent, letter: string): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === letter;
}

function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-col]") : null;
  const row = cell?.closest<HTMLElement>("[data-row]");
  if (!cell || !row) return null;
  return { row: Number(row.dataset.row), col: Number(cell.dataset.col) };
}
