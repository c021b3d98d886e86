import type { AnalysisDocument } from "@treeline/engine";
import {
  deleteColumns,
  freezeUpTo,
  insertColumns,
  moveColumnsTo,
  setColumnWidths,
} from "../state/column-edits.ts";
import { project, readOnly } from "../state/project.ts";
import { deleteRows, includeRows, insertRows, moveRowsTo, sortRows } from "../state/row-edits.ts";
import { grid as words } from "../strings/grid.ts";
import { t } from "../strings/t.ts";
import {
  type CopiedBlock,
  clearBlock,
  copyBlock,
  fillDown,
  fillRight,
  pastedBlock,
  pasteInto,
} from "./grid-actions.ts";
import { type Block, bodyOf, dataColumns, type GridColumn, spansColumns, spansRows } from "./grid-model.ts";
import { noteSorted } from "./sorted-by.ts";
import type { GridControl } from "./use-grid.ts";

/** A window that a command opens beside the grid. */
export type GridPanel =
  | { readonly kind: "find" }
  | { readonly kind: "filter"; readonly column: string }
  | { readonly kind: "reason"; readonly rowIds: readonly string[] };

export interface GridContext {
  readonly document: AnalysisDocument;
  readonly columns: readonly GridColumn[];
  readonly grid: GridControl;
  /** Told to those who listen rather than look. */
  announce(text: string): void;
  ask(panel: GridPanel): void;
}

/** What can be done with the selection, by key, menu and toolbar alike. A page that looks on does nothing. */
export type GridCommands = ReturnType<typeof gridCommands>;

export function gridCommands({ document, columns, grid, announce, ask }: GridContext) {
  const { rowIds } = document.table;
  const { active, selection } = grid;
  const body = bodyOf(selection);
  const rows = body === null ? [] : rowIds.slice(body.top, body.bottom + 1);
  const data = dataColumns(columns, selection);
  const names = data.map(({ column }) => column.name);
  const firstIndex = data[0]?.index ?? null;
  const offset = columns.findIndex(({ kind }) => kind === "data");
  const own = columns[active.col];
  const shown = own !== undefined && "column" in own ? own.column : null;
  const unlocked = <Given extends readonly unknown[]>(run: (...given: Given) => void) => {
    return (...given: Given): void => {
      if (!readOnly.value) run(...given);
    };
  };
  const selectRows = (top: number, count: number): void =>
    grid.select({ row: top, col: 0 }, { row: top + count - 1, col: columns.length - 1 });
  const selectColumns = (left: number, count: number): void =>
    grid.select({ row: -1, col: left }, { row: rowIds.length - 1, col: left + count - 1 });
  const addRowsAt = (position: number): void => {
    const count = Math.max(1, rows.length);
    insertRows(position, count);
    if (spansRows(selection, columns.length)) selectRows(position, count);
    else grid.goTo({ row: position, col: active.col });
  };
  const addColumnsAt = (index: number, count = Math.max(1, names.length)): void => {
    insertColumns(index, count, "text");
    // Straight to the new column's name, which is what comes next.
    grid.goTo({ row: -1, col: offset < 0 ? columns.length : offset + index });
  };
  return {
    rows,
    names,
    /** The column with the focus. */
    shown,
    isLocked: readOnly.value,
    tell: announce,
    canMoveRows: (by: -1 | 1): boolean =>
      rows.length > 0 && body !== null && (by < 0 ? body.top > 0 : body.bottom < rowIds.length - 1),
    canMoveColumns: (by: -1 | 1): boolean =>
      firstIndex !== null &&
      (by < 0 ? firstIndex > 0 : firstIndex + names.length < document.table.columns.length),
    selectWholeRows: (): void => {
      if (body !== null)
        grid.select(
          { row: active.row, col: 0 },
          { row: otherRow(selection, active.row), col: columns.length - 1 },
        );
    },
    selectWholeColumns: (): void =>
      grid.select({ row: -1, col: selection.left }, { row: rowIds.length - 1, col: selection.right }),
    selectAll: (): void =>
      grid.select({ row: 0, col: Math.max(0, offset) }, { row: rowIds.length - 1, col: columns.length - 1 }),
    clear: unlocked(() => announce(words.emptied(clearBlock(columns, selection)))),
    fillDown: unlocked(() => announce(words.filledDown(fillDown(columns, selection)))),
    fillRight: unlocked(() => announce(words.filledRight(fillRight(columns, selection)))),
    insertAbove: unlocked(() => addRowsAt(body?.top ?? 0)),
    insertBelow: unlocked(() => addRowsAt(body === null ? 0 : body.bottom + 1)),
    appendRow: unlocked(() => {
      insertRows(rowIds.length, 1);
      grid.goTo({ row: rowIds.length, col: Math.max(0, offset) });
    }),
    removeRows: unlocked(() => deleteRows(rows)),
    exclude: unlocked(() => ask({ kind: "reason", rowIds: rows })),
    include: unlocked(() => includeRows(rows)),
    moveRows: unlocked((by: -1 | 1) => {
      if (body === null) return;
      const top = Math.max(0, body.top + by);
      moveRowsTo(rows, top);
      announce(words.movedRows(rows.length, top + 1, rowIds.length));
      const shift = (row: number): number => Math.max(0, Math.min(rowIds.length - 1, row + by));
      grid.select(
        { row: shift(active.row), col: active.col },
        { row: shift(otherRow(selection, active.row)), col: otherCol(selection, active.col) },
      );
    }),
    insertLeft: unlocked(() => addColumnsAt(firstIndex ?? 0)),
    insertRight: unlocked(() =>
      addColumnsAt(firstIndex === null ? document.table.columns.length : firstIndex + names.length),
    ),
    appendColumn: unlocked((type: Parameters<typeof insertColumns>[2]) => {
      insertColumns(document.table.columns.length, 1, type);
      grid.goTo({ row: -1, col: Math.max(offset, 2) + document.table.columns.length });
    }),
    rename: unlocked(() => {
      grid.goTo({ row: -1, col: active.col });
      if (own?.kind === "data") grid.startEdit(own.column.name);
    }),
    removeColumns: unlocked(() => deleteColumns(names)),
    moveColumns: unlocked((by: -1 | 1) => {
      if (firstIndex === null) return;
      const first = Math.max(0, firstIndex + by);
      moveColumnsTo(names, first);
      announce(words.movedColumns(names.join(", "), first + 1, document.table.columns.length));
      if (spansColumns(selection, rowIds.length))
        selectColumns(Math.max(offset, selection.left + by), names.length);
      else
        grid.goTo({ row: active.row, col: Math.max(offset, Math.min(columns.length - 1, active.col + by)) });
    }),
    sort: unlocked((direction: "ascending" | "descending") => {
      if (shown === null) return;
      sortRows(shown, direction);
      noteSorted({ column: shown.name, direction, rowIds: project.value.table.rowIds });
      announce(words.sorted(shown.name, direction === "ascending"));
    }),
    filter: unlocked(() => shown !== null && ask({ kind: "filter", column: shown.name })),
    find: (): void => ask({ kind: "find" }),
    freeze: unlocked((name: string | null) => freezeUpTo(name)),
    resize: unlocked((by: number | null) => {
      const wanted = names.length > 0 ? names : shown === null ? [] : [shown.name];
      if (wanted.length === 0) return;
      const held = setColumnWidths(wanted, by === null || own === undefined ? null : own.width + by);
      const named = wanted.join(", ");
      announce(held === null ? words.widthFits(named) : words.widthIs(named, String(held)));
    }),
    /** What the selection puts on the clipboard. */
    copied: (): CopiedBlock => copyBlock(columns, selection),
    copy: (): CopiedBlock => {
      const copied = copyBlock(columns, selection);
      announce(t.data.copied(copied.rows, copied.columns));
      return copied;
    },
    cut: (): CopiedBlock => {
      const copied = copyBlock(columns, selection);
      if (!readOnly.value) clearBlock(columns, selection);
      announce(words.copied(copied.rows * copied.columns));
      return copied;
    },
    paste: unlocked((text: string, html: string) => {
      const done = pasteInto(columns, selection, pastedBlock(text, html));
      if (done === null) return;
      announce(t.data.pasted(done.rows, done.columns));
      const left = firstIndex === null ? 0 : offset + firstIndex;
      const top = body?.top ?? 0;
      grid.select({ row: top, col: left }, { row: top + done.rows - 1, col: left + done.columns - 1 });
    }),
  };
}

function otherRow({ top, bottom }: Block, row: number): number {
  return row === top ? bottom : top;
}

function otherCol({ left, right }: Block, col: number): number {
  return col === left ? right : left;
}
