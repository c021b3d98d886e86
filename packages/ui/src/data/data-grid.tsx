// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go while scrolling cannot be rows of a table element.
// biome-ignore-all lint/a11y/useKeyWithMouseEvents: dragging extends the selection; Shift with the arrows does so by keyboard.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { evaluated } from "../state/evaluation.ts";
import { cellToShow } from "../state/navigation.ts";
import { readOnly } from "../state/project.ts";
import { insertRows } from "../state/row-edits.ts";
import { keepTypedCell } from "../state/typed-cell.ts";
import { t } from "../strings/t.ts";
import type { Leave } from "./cell-editor.tsx";
import type { CellIssues } from "./cell-issues.ts";
import { cellKey } from "./cell-issues.ts";
import { ContextMenu } from "./context-menu.tsx";
import { commitText, isEditable, toggleUse, typedText } from "./grid-actions.ts";
import { GridBody } from "./grid-body.tsx";
import { type GridContext, gridCommands } from "./grid-commands.ts";
import { isMenuKey, runKey } from "./grid-keys.ts";
import { cellItems, columnItems, type MenuGroups, rowItems } from "./grid-menu.ts";
import { clamped, contains, isEmptyRow, moved, type Place, spansColumns, spansRows } from "./grid-model.ts";
import { dataDialog } from "./grid-on-page.ts";
import { HeaderRow } from "./grid-row.tsx";
import { placeOf, usePointer } from "./use-pointer.ts";

interface DataGridProps {
  readonly context: GridContext;
  readonly issues: CellIssues;
  /** Cells that the search has found, by `cellKey`. */
  readonly found: ReadonlySet<string>;
}

interface OpenMenu {
  readonly groups: MenuGroups;
  readonly at: { readonly x: number; readonly y: number };
}

/** The study table: virtual rows, one tab stop, the clipboard of the system and the history of the document. */
export function DataGrid({ context, issues, found }: DataGridProps): JSX.Element {
  const { document, columns, grid } = context;
  const { table } = document;
  const { active, draft } = grid;
  const column = columns[active.col];
  const rows = table.rowIds.length;
  const commands = gridCommands(context);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  // Where a run of Tabs began: Enter goes back below it, as in every spreadsheet.
  const tabbedFrom = useRef<{ readonly col: number; readonly isNewRow: boolean } | null>(null);
  const leaves = useRef(false);

  useEffect(() => {
    const wanted = cellToShow.value;
    if (wanted === null) return;
    cellToShow.value = null;
    const col = columns.findIndex((known) => "column" in known && known.column.name === wanted.column);
    grid.goTo({ row: table.rowIds.indexOf(wanted.rowId), col: Math.max(col, 1) });
  }, [cellToShow.value]);

  const edit = (text: string): void => {
    if (readOnly.value || column === undefined) return;
    if (isEditable(column, active.row)) grid.startEdit(text);
    // What a formula computes is changed in the formula.
    else if (column.kind === "derived") dataDialog.value = { kind: "formula", name: column.column.name };
  };
  const step = (move: Exclude<Leave, "stay">): void => {
    const begun = tabbedFrom.current;
    if (move === "right")
      tabbedFrom.current = begun ?? { col: active.col, isNewRow: isEmptyRow(table, active.row) };
    else if (move !== "left") tabbedFrom.current = null;
    const back = move === "down" && begun !== null ? begun.col : active.col;
    // Who types study after study has the next row below the last, and not the first cell of the last again.
    const isNext = move === "down" && begun?.isNewRow === true && active.row === rows - 1;
    if (isNext) insertRows(rows, 1);
    const target: Place = {
      down: { row: active.row + 1, col: back },
      up: { row: active.row - 1, col: active.col },
      right: { row: active.row, col: active.col + 1 },
      left: { row: active.row, col: active.col - 1 },
    }[move];
    grid.goTo(clamped(target, isNext ? rows + 1 : rows, columns.length));
  };
  useEffect(() => {
    const rowId = table.rowIds[active.row];
    if (draft === null || column?.kind !== "data" || rowId === undefined) return undefined;
    if (draft !== typedText(column, active.row)) {
      keepTypedCell({ rowId, column: column.column.name, text: draft });
    }
    return () => keepTypedCell(null);
  }, [draft]);
  const commit = (move: Leave): void => {
    // At once, because a page that is left draws nothing any more.
    keepTypedCell(null);
    if (column !== undefined && draft !== null) commitText(column, active, draft);
    if (move === "stay") grid.stopEdit();
    else step(move);
  };
  const toggle = (row: number): void => {
    const rowId = table.rowIds[row];
    if (rowId !== undefined && !readOnly.value) toggleUse(rowId);
  };
  /** Tab goes from cell to cell up to the end of the row and then on through the page; after Escape it leaves at once. */
  const tab = (event: KeyboardEvent): boolean => {
    const isEnd = event.shiftKey ? active.col === 0 : active.col === columns.length - 1;
    if (isEnd || leaves.current || event.altKey || event.ctrlKey) return false;
    step(event.shiftKey ? "left" : "right");
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // By the time a key that closed the editor comes here, the grid may have been drawn without it.
    if (column === undefined || draft !== null || event.defaultPrevented) return;
    const isTab = event.key === "Tab";
    if (isTab ? !tab(event) : !onKey(event)) return;
    event.preventDefault();
  };
  const onKey = (event: KeyboardEvent): boolean => {
    leaves.current = event.key === "Escape";
    if (isMenuKey(event)) openMenu(active);
    else if (runKey(event, commands)) return true;
    else if (event.key === "Enter" && event.shiftKey) step("up");
    else {
      const page = grid.window.peek().pageRows;
      const target = event.altKey ? null : moved(active, event, rows, columns.length, page);
      if (target !== null) {
        tabbedFrom.current = null;
        grid.goTo(target, event.shiftKey);
      } else if (event.key === " " && column?.kind === "use" && active.row >= 0) toggle(active.row);
      else if ((event.key === "Enter" || event.key === "F2") && column !== undefined)
        edit(typedText(column, active.row));
      else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) edit(event.key);
      else return false;
    }
    return true;
  };

  const openMenu = (place: Place, at = belowCell(grid.element.current)): void => {
    const inside = contains(grid.selection, place.row, place.col);
    const { selection } = grid;
    const rowId = table.rowIds[place.row];
    const under = columns[place.col];
    const issue =
      rowId === undefined
        ? undefined
        : issues.get(cellKey(rowId, under && "column" in under ? under.column.name : ""));
    // The menu speaks of what is selected; a place outside is selected first.
    const own = inside
      ? commands
      : gridCommands({ ...context, grid: { ...grid, active: place, selection: blockAt(place) } });
    // The menu takes the focus; moved to the cell once it is drawn, it would leave the menu again.
    if (!inside) grid.show(place);
    const isColumns = place.row === -1 || (inside && spansColumns(selection, rows));
    const isRows = place.col === 0 || (inside && spansRows(selection, columns.length));
    const groups = isColumns
      ? columnItems(own)
      : isRows
        ? [rowItems(own, document), ...cellItems(own, issue)]
        : [...cellItems(own, issue), rowItems(own, document), ...columnItems(own).slice(0, 1)];
    setMenu({ groups, at });
  };
  const onContextMenu = (event: MouseEvent): void => {
    const place = placeOf(event.target);
    if (place === null || draft !== null) return;
    event.preventDefault();
    openMenu(place, { x: event.clientX, y: event.clientY });
  };
  const closeMenu = (isDone: boolean): void => {
    setMenu(null);
    if (isDone) grid.stopEdit();
  };

  const put = (event: ClipboardEvent, isCut: boolean): void => {
    if (draft !== null) return;
    event.preventDefault();
    const { text, html } = isCut ? commands.cut() : commands.copy();
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", html);
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (draft !== null || column === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (column.kind === "reason" || (active.row < 0 && grid.selection.bottom < 0)) edit(text.trim());
    else commands.paste(text, html);
  };
  const pointer = usePointer(context, () => draft !== null && commit("stay"));
  const filtered = useMemo(
    () => new Set(evaluated.value?.report.formulas?.filter?.leftOut),
    [evaluated.value?.report.formulas],
  );
  const cells = { columns, grid, issues, found, commit };
  return (
    <>
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
        onCopy={(event) => put(event, false)}
        onCut={(event) => put(event, true)}
        onPaste={onPaste}
        onMouseDown={pointer.onMouseDown}
        onMouseOver={pointer.onMouseOver}
        onContextMenu={onContextMenu}
        onDblClick={(event) => {
          if (event.target instanceof Element && event.target.closest(".col-resize") !== null)
            commands.resize(null);
          else if (column !== undefined && draft === null) edit(typedText(column, active.row));
        }}
      >
        <HeaderRow {...cells} />
        <GridBody {...cells} {...{ document, filtered, toggle }} drop={pointer.drop} />
      </div>
      {menu !== null && <ContextMenu {...menu} onClose={closeMenu} />}
    </>
  );
}

function blockAt({ row, col }: Place): GridContext["grid"]["selection"] {
  return { top: row, bottom: row, left: col, right: col };
}

/** Where a menu opens that a key asked for. */
function belowCell(grid: HTMLElement | null): { x: number; y: number } {
  const box = grid?.querySelector("[data-active]")?.getBoundingClientRect();
  return { x: (box?.left ?? 0) + 12, y: (box?.bottom ?? 0) - 4 };
}
